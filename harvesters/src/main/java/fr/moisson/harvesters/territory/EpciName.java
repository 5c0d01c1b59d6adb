package fr.moisson.harvesters.territory;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of an EPCI and its kind: the national lists abbreviate the kind to initials, others
 * write it out, and people leave it out.
 *
 * @param full « communauté d'agglomération du Niortais » for « CA du Niortais »
 * @param bare « Niortais »
 */
record EpciName(String full, String bare) {

  private static final List<Kind> KINDS =
      List.of(
          Kind.of("CA", "communauté d'agglomération"),
          Kind.of("CC", "communauté de communes"),
          Kind.of("CU", "communauté urbaine"));

  private static final Pattern LINKS =
      Pattern.compile("(?iu)^(?:(?:de|du|des|la|le|les)\\s+|[dl]['’]\\s*)++(?=\\S)");

  private record Kind(String full, Pattern before) {

    static Kind of(String initials, String full) {
      String either = initials + "|" + full.replace("'", "['’]").replace(" ", "\\s+");
      return new Kind(full, Pattern.compile("(?iu)^\\s*(?:" + either + ")\\s+(\\S.*)$"));
    }
  }

  /** Empty if the name does not begin with a kind, such as « Niort Agglo ». */
  static Optional<EpciName> of(String name) {
    for (Kind kind : KINDS) {
      Matcher rest = kind.before().matcher(name);
      if (rest.matches()) {
        String bare = LINKS.matcher(rest.group(1)).replaceFirst("");
        return Optional.of(new EpciName(kind.full() + " " + rest.group(1), bare));
      }
    }
    return Optional.empty();
  }
}
