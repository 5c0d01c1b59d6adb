package fr.moisson.routes.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import fr.moisson.connectors.http.HttpSettings;
import fr.moisson.connectors.webhooks.Inbox;
import fr.moisson.connectors.webhooks.Subscriber;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Secret;
import fr.moisson.harvesters.run.Safety;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/** {@code config/moisson.yaml}: settings of the whole server. Every key is optional. */
public record Settings(
    @JsonPropertyDescription("Langue du journal, si --lang ne dit rien.")
        @Nullable Language language,
    @JsonPropertyDescription("Le serveur web.") @Nullable Server server,
    @JsonPropertyDescription("Les limites et les délais des appels au réseau.")
        @Nullable HttpSettings http,
    @JsonPropertyDescription("La base de données ; par défaut, un fichier du dossier de données.")
        @Nullable Store store,
    @JsonPropertyDescription("Les précautions avant de retirer un jeu de données.")
        @Nullable Safety safety,
    @JsonPropertyDescription("Les événements : qui peut demander une moisson, qui est prévenu.")
        @Nullable Events events) {

  /** The languages of everything that officers and citizens see. */
  public enum Language {
    FR(Locale.FRENCH),
    EN(Locale.ENGLISH);

    private final Locale locale;

    Language(Locale locale) {
      this.locale = locale;
    }

    public Locale locale() {
      return locale;
    }
  }

  /** Examples of addresses to listen on. */
  public static final String HOSTS = "127.0.0.1, 0.0.0.0, ::1…";

  /** The web server. */
  public record Server(
      @JsonPropertyDescription("Adresse d’écoute ; 127.0.0.1 par défaut.") @Nullable String host,
      @JsonPropertyDescription("Port d’écoute ; 8080 par défaut.") @Nullable Integer port,
      @JsonPropertyDescription(
              "Adresse publique, celle des liens des flux et des portails. À ne plus changer une fois"
                  + " choisie : les liens déjà publiés seraient rompus.")
          @Nullable URI baseUrl,
      @JsonPropertyDescription("Titre du catalogue public.") @Nullable String title,
      @JsonPropertyDescription("Organisme qui publie le catalogue.") @Nullable String publisher,
      @JsonPropertyDescription(
              "Licence des descriptions elles-mêmes, par exemple lov2 ; les données gardent la"
                  + " leur.")
          @Nullable String licence,
      @JsonPropertyDescription("Page des mentions légales, à laquelle chaque page mène.")
          @Nullable URI legalNotice,
      @JsonPropertyDescription("Accessibilité du site, que chaque page déclare (RGAA).")
          @Nullable Accessibility accessibility) {

    /**
     * The accessibility statement of a site under the RGAA, which is mandatory for French public
     * bodies.
     */
    public record Accessibility(
        @JsonProperty(required = true)
            @JsonPropertyDescription("Conformité au RGAA : none (moins de 50 %), partial ou full.")
            Conformity conformity,
        @JsonPropertyDescription("Page de la déclaration d’accessibilité.")
            @Nullable URI statement) {

      /** How many of the RGAA's criteria are met: less than half, not all, all. */
      public enum Conformity {
        NONE,
        PARTIAL,
        FULL
      }
    }

    private static final int LAST_PORT = 65_535;
    private static final String BYTE = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";

    /** An IPv4 or IPv6 address or a host name; no port and no protocol. */
    private static final Pattern HOST =
        Pattern.compile(
            "(?:%1$s\\.){3}%1$s|[0-9A-Fa-f]*:[0-9A-Fa-f.]*:[\\w.:%%]*|[\\w.-]*[A-Za-z][\\w.-]*"
                .formatted(BYTE));

    public Server {
      if (host != null && !HOST.matcher(host).matches()) {
        throw new Misconfigured(Notice.of(Code.CONFIG_BAD_VALUE, "host", host, HOSTS));
      }
      if (port != null && (port < 0 || port > LAST_PORT)) {
        throw new Misconfigured(
            Notice.of(Code.CONFIG_BAD_VALUE, "port", port, "0, 1… " + LAST_PORT));
      }
    }
  }

  /** A PostgreSQL database. */
  public record Store(
      @JsonPropertyDescription("Adresse JDBC, par exemple jdbc:postgresql://hote/moisson.")
          @JsonProperty(required = true)
          String url,
      @JsonProperty(required = true) @JsonPropertyDescription("Compte de la base.") String user,
      @JsonPropertyDescription("Mot de passe, comme référence : ${NOM} ou file:chemin.")
          @JsonProperty(required = true)
          Secret password) {

    private static final String EXAMPLE = "jdbc:postgresql://localhost/moisson";

    public Store {
      if (Driver.parseURL(url, null) == null) {
        throw new Misconfigured(Notice.of(Code.CONFIG_BAD_VALUE, "url", url, EXAMPLE));
      }
    }
  }

  /** Events from other programs and to them. */
  public record Events(
      @JsonPropertyDescription(
              "Qui peut demander une moisson (POST /api/events) ; personne par défaut.")
          @Nullable Inbox inbox,
      @JsonPropertyDescription("Les programmes à prévenir, par le nom que vous leur donnez.")
          Map<String, Subscriber> webhooks) {

    public Events {
      webhooks = webhooks == null ? Map.of() : Map.copyOf(webhooks);
    }
  }

  static final Settings DEFAULT = new Settings(null, null, null, null, null, null);

  public HttpSettings httpOrDefault() {
    return http == null ? HttpSettings.defaults("") : http;
  }

  public Events eventsOrNone() {
    return events == null ? new Events(null, Map.of()) : events;
  }

  public Safety safetyOrDefault() {
    return safety == null ? Safety.DEFAULT : safety;
  }

  public Server serverOrDefault() {
    return server == null ? new Server(null, null, null, null, null, null, null, null) : server;
  }
}
