package fr.moisson.harvesters.privacy;

/** What becomes of the values of a column. All are idempotent. */
enum Treatment {
  /** The column is published as it is. */
  KEEP,
  /** The column is not published. */
  DROP,
  /** Owners: what is known to be no person stays, and so do codes. */
  IMPERSONAL_OR_CODE {
    @Override
    String of(String value) {
      boolean isPlain = isCode(value) && !Contacts.hasPhone(value);
      return isPlain || People.isImpersonal(value) ? value : "";
    }
  },
  /** What is known to be no person stays. */
  IMPERSONAL {
    @Override
    String of(String value) {
      return People.isImpersonal(value) ? value : "";
    }
  },
  /** What is surely a person goes; addresses and numbers in the others are masked. */
  NO_PERSONS {
    @Override
    String of(String value) {
      return People.isPerson(value) ? "" : Contacts.masked(value, true);
    }
  },
  /** What is surely a person goes; all addresses and numbers in the others are masked. */
  NO_PERSONS_IN_TEXT {
    @Override
    String of(String value) {
      return People.isPerson(value) ? "" : Contacts.masked(value, false);
    }
  },
  /** Managers, who are organisations mostly: who is addressed as a person goes. */
  NO_ADDRESSED {
    @Override
    String of(String value) {
      return People.isAddressed(value) ? "" : value;
    }
  },
  /** Addresses of persons go; those of desks and of organisations stay, without mobile numbers. */
  NO_PRIVATE_EMAILS {
    @Override
    String of(String value) {
      return Contacts.isSomebodys(value) ? "" : Contacts.phonesMasked(value, true);
    }
  },
  /** Addresses and numbers go but for those of desks: nothing is known of the column yet. */
  NO_CONTACTS {
    @Override
    String of(String value) {
      boolean contact = Contacts.isEmail(value) ? !Contacts.isDesk(value) : Contacts.isPhone(value);
      return contact ? "" : value;
    }
  },
  /** Text, in which addresses, numbers and those who are named as contacts are masked. */
  MASK {
    @Override
    String of(String value) {
      return Contacts.masked(LabelledPersons.masked(value), false);
    }
  },
  /** Text about establishments, whose own addresses and numbers are there to be used. */
  MASK_PRIVATE {
    @Override
    String of(String value) {
      return Contacts.masked(value, true);
    }
  };

  private static final int LONGEST_CODE = 3;

  /** What may be published of a value that is not empty; the same object if all of it may. */
  String of(String value) {
    return value;
  }

  static boolean isCode(String value) {
    return value.strip().length() <= LONGEST_CODE || value.chars().noneMatch(Character::isLetter);
  }
}
