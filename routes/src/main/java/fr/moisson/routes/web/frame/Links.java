package fr.moisson.routes.web.frame;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which addresses become links. Sources are not trusted: {@code javascript:} stays text. */
public final class Links {

  private static final Set<String> FOLLOWED = Set.of("http", "https", "mailto");
  private static final Pattern EMAIL = Pattern.compile("[A-Za-z0-9._+'-]+@[A-Za-z0-9.-]+");

  public static @Nullable String followed(@Nullable URI uri) {
    return uri != null
            && uri.getScheme() != null
            && FOLLOWED.contains(uri.getScheme().toLowerCase(Locale.ROOT))
        ? uri.toString()
        : null;
  }

  public static @Nullable String mail(@Nullable String email) {
    return email != null && EMAIL.matcher(email).matches() ? "mailto:" + email : null;
  }

  /** Address of a file that we made; empty if there is none. */
  public static String file(@Nullable String path) {
    return path == null ? "" : "/files/" + path;
  }

  private Links() {}
}
