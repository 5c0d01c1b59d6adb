package fr.moisson.harvesters.privacy;

import fr.moisson.harvesters.values.YesNo;
import java.util.Locale;
import java.util.regex.Pattern;

/** How the values of a column are treated. All treatments are idempotent. */
enum Treatment {
  /** The column is published unchanged. */
  KEEP,
  /** The column is not published. */
  DROP,
  /** Keeps yes and no and small numbers, in a column whose name alone is about persons. */
  PLAIN {
    @Override
    String of(String value) {
      return isPlain(value) ? value : "";
    }
  },
  /** Owners: keeps codes, and what is known to be no person. */
  IMPERSONAL_OR_CODE {
    @Override
    String of(String value) {
      boolean isOnlyCode = isCode(value) && !Contacts.hasPhone(value);
      return isOnlyCode || isPlain(value) || People.isImpersonal(value) ? value : "";
    }
  },
  /** Keeps what is known to be no person. */
  IMPERSONAL {
    @Override
    String of(String value) {
      boolean isNobody = People.isImpersonal(value) && !Logins.isOfMember(value);
      return isPlain(value) || isNobody ? value : "";
    }
  },
  /** Drops what is surely a person; masks addresses and numbers elsewhere, but not of desks. */
  NO_PERSONS {
    @Override
    String of(String value) {
      return isSomebody(value) ? "" : Contacts.masked(AddressedPersons.ownersMasked(value), true);
    }
  },
  /** Drops what is surely a person; masks all addresses and numbers elsewhere. */
  NO_PERSONS_IN_TEXT {
    @Override
    String of(String value) {
      return isSomebody(value) ? "" : Contacts.masked(value, false);
    }
  },
  /**
   * Managers, which are mostly organisations: drops who is certainly a person, and masks the owner
   * in « Forge de M. Durand ».
   */
  NO_NAMED {
    @Override
    String of(String value) {
      return People.isNamed(value) || People.isRegistered(value)
          ? ""
          : Contacts.masked(AddressedPersons.ownersMasked(value), true);
    }
  },
  /**
   * Firms and their sites, among which registers have persons; schools and shops may be named after
   * one.
   */
  NO_REGISTERED {
    @Override
    String of(String value) {
      return People.isRegistered(value) || AddressedPersons.isAlone(value)
          ? ""
          : Contacts.masked(AddressedPersons.ownersMasked(value), true);
    }
  },
  /** Sites of firms, many of which are named after their owners. */
  MASK_OWNERS {
    @Override
    String of(String value) {
      return People.isRegistered(value) ? "" : MASK_ADDRESSED.of(value);
    }
  },
  /** Drops addresses of persons; keeps those of desks and organisations, without mobile numbers. */
  NO_PRIVATE_EMAILS {
    @Override
    String of(String value) {
      return Contacts.isSomebodys(value) ? "" : Contacts.phonesMasked(value, true);
    }
  },
  /** Drops addresses and numbers except those of desks, in a column that showed none yet. */
  NO_CONTACTS {
    @Override
    String of(String value) {
      boolean contact = Contacts.isEmail(value) ? !Contacts.isDesk(value) : Contacts.isPhone(value);
      return contact ? "" : Contacts.phonesMasked(Contacts.masked(value, true), false);
    }
  },
  /** Masks as in a text, in a column that showed none; but digits alone may be an identifier. */
  MASK_UNLESS_CODE {
    @Override
    String of(String value) {
      return isCode(value) && !Contacts.isSurelyPhone(value) ? value : MASK.of(value);
    }
  },
  /**
   * Masks addresses, numbers and persons named as contacts in a text; drops a cell that is only the
   * name of a person with a civility, as registers have among the names of firms.
   */
  MASK {
    @Override
    String of(String value) {
      return AddressedPersons.isAlone(value)
          ? ""
          : Contacts.masked(
              NestedPersons.masked(LabelledPersons.masked(AddressedPersons.visitedMasked(value))),
              false);
    }
  },
  /** Masks as in a text, in names of streets and other things that are named after persons. */
  MASK_NAMESAKES {
    @Override
    String of(String value) {
      return AddressedPersons.isAlone(value) ? value : MASK_UNLESS_CODE.of(value);
    }
  },
  /** Masks as in a text, and whoever a note names with a civility. */
  MASK_ADDRESSED {
    @Override
    String of(String value) {
      return MASK.of(AddressedPersons.masked(value));
    }
  },
  /** Masks whoever a note on an establishment names, but not its public addresses and numbers. */
  MASK_PRIVATE_ADDRESSED {
    @Override
    String of(String value) {
      return MASK_PRIVATE.of(AddressedPersons.masked(value));
    }
  },
  /** Masks as in a text, except the public addresses and numbers of establishments themselves. */
  MASK_PRIVATE {
    @Override
    String of(String value) {
      return AddressedPersons.isAlone(value)
          ? ""
          : Contacts.masked(AddressedPersons.visitedMasked(value), true);
    }
  };

  private static final int LONGEST_CODE = 3;

  /** Also degrees of protection, as IP66, of what is electric. */
  private static final Pattern PLAIN_VALUE =
      Pattern.compile("(?i)-?\\d{1,4}(?:[.,]\\d{1,9})?|IP ?\\d\\d");

  /** The part of a non-empty value that may be published; the same object if it is all of it. */
  String of(String value) {
    return value;
  }

  /** A cheap test: false means that the value certainly stays as it is. */
  boolean mayChange(String value) {
    return switch (this) {
      case MASK_NAMESAKES -> mayBeMasked(value);
      case MASK, MASK_PRIVATE, MASK_UNLESS_CODE ->
          mayBeMasked(value) || AddressedPersons.mayBeAlone(value);
      default -> true;
    };
  }

  private static boolean mayBeMasked(String value) {
    return Contacts.mayHold(value)
        || AddressedPersons.mayBeVisited(value)
        || LabelledPersons.mayName(value)
        || NestedPersons.mayName(value);
  }

  private static boolean isSomebody(String value) {
    return People.isPerson(value) || NestedPersons.isOne(value);
  }

  /** Whether the column may as well hold short names, and not only texts and notes. */
  boolean isForNames() {
    return this == MASK_UNLESS_CODE
        || this == MASK_PRIVATE
        || this == MASK_NAMESAKES
        || this == NO_REGISTERED;
  }

  boolean isForRoles() {
    return this == NO_PERSONS || this == NO_PERSONS_IN_TEXT;
  }

  static boolean isPlain(String value) {
    return isYesOrNo(value) || PLAIN_VALUE.matcher(value.strip()).matches();
  }

  static boolean isYesOrNo(String value) {
    return YesNo.of(value.strip().toLowerCase(Locale.ROOT)) != null;
  }

  static boolean isCode(String value) {
    return value.strip().length() <= LONGEST_CODE || value.chars().noneMatch(Character::isLetter);
  }
}
