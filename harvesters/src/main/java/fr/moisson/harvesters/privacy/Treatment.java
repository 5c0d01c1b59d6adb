package fr.moisson.harvesters.privacy;

/** How the values of a column are treated. All treatments are idempotent. */
enum Treatment {
  /** The column is published unchanged. */
  KEEP,
  /** The column is not published. */
  DROP,
  /** Owners: keeps codes, and what is known to be no person. */
  IMPERSONAL_OR_CODE {
    @Override
    String of(String value) {
      boolean isPlain = isCode(value) && !Contacts.hasPhone(value);
      return isPlain || People.isImpersonal(value) ? value : "";
    }
  },
  /** Keeps what is known to be no person. */
  IMPERSONAL {
    @Override
    String of(String value) {
      return People.isImpersonal(value) ? value : "";
    }
  },
  /** Drops what is surely a person; masks addresses and numbers elsewhere, but not of desks. */
  NO_PERSONS {
    @Override
    String of(String value) {
      return People.isPerson(value) ? "" : Contacts.masked(value, true);
    }
  },
  /** Drops what is surely a person; masks all addresses and numbers elsewhere. */
  NO_PERSONS_IN_TEXT {
    @Override
    String of(String value) {
      return People.isPerson(value) ? "" : Contacts.masked(value, false);
    }
  },
  /** Managers, which are mostly organisations: drops who is addressed as a person. */
  NO_ADDRESSED {
    @Override
    String of(String value) {
      return People.isAddressed(value) ? "" : value;
    }
  },
  /** Drops addresses of persons; keeps those of desks and organisations, without mobile numbers. */
  NO_PRIVATE_EMAILS {
    @Override
    String of(String value) {
      return Contacts.isSomebodys(value) ? "" : Contacts.phonesMasked(value, true);
    }
  },
  /** Drops addresses and numbers except those of desks, in a column that is not known yet. */
  NO_CONTACTS {
    @Override
    String of(String value) {
      boolean contact = Contacts.isEmail(value) ? !Contacts.isDesk(value) : Contacts.isPhone(value);
      return contact ? "" : value;
    }
  },
  /** Masks addresses, numbers and persons named as contacts in a text. */
  MASK {
    @Override
    String of(String value) {
      return Contacts.masked(LabelledPersons.masked(value), false);
    }
  },
  /** Masks in a text about establishments, except their own public addresses and numbers. */
  MASK_PRIVATE {
    @Override
    String of(String value) {
      return Contacts.masked(value, true);
    }
  };

  private static final int LONGEST_CODE = 3;

  /** The part of a non-empty value that may be published; the same object if it is all of it. */
  String of(String value) {
    return value;
  }

  static boolean isCode(String value) {
    return value.strip().length() <= LONGEST_CODE || value.chars().noneMatch(Character::isLetter);
  }
}
