package fr.moisson.connectors.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How we authenticate: by a key in a header or in the address, by a login that returns a token
 * (Atmo), or by a signing key that requests one (Copernicus).
 *
 * @param name of the header or parameter; {@code Authorization} by default
 * @param prefix of the key or token; {@code Bearer} and a space by default for {@code
 *     Authorization}, otherwise nothing
 * @param url where tokens are requested
 * @param token JSON pointer to the token in the answer to a login
 * @param serviceKey JSON of a service key: {@code client_id}, {@code user_id}, {@code token_uri},
 *     {@code private_key}
 */
public record Authentication(
    @JsonPropertyDescription("header, query, login ou jwt.") @JsonProperty(required = true)
        Style style,
    @JsonPropertyDescription("Nom de l’en-tête ou du paramètre, Authorization par défaut.")
        String name,
    @JsonPropertyDescription("Ce qui précède la clé ; « Bearer  » pour Authorization.")
        String prefix,
    @JsonPropertyDescription("La clé, pour header et query.") @Nullable Secret key,
    @JsonPropertyDescription("Où se connecter, pour login.") @Nullable URI url,
    @JsonPropertyDescription("Identifiant, pour login.") @Nullable Secret username,
    @JsonPropertyDescription("Mot de passe, pour login.") @Nullable Secret password,
    @JsonPropertyDescription("Où est le jeton dans la réponse, /token par défaut.") String token,
    @JsonPropertyDescription("Clé de service (JSON), pour jwt.") @Nullable Secret serviceKey) {

  private static final String AUTHORIZATION = "Authorization";

  public Authentication {
    name = name == null ? AUTHORIZATION : name;
    prefix = prefix == null ? (name.equals(AUTHORIZATION) ? "Bearer " : "") : prefix;
    token = token == null ? "/token" : token;
    switch (style) {
      case HEADER, QUERY -> require("key", key);
      case LOGIN -> {
        require("url", url);
        require("username", username);
        require("password", password);
      }
      case JWT -> require("serviceKey", serviceKey);
    }
  }

  /** The methods of authentication. */
  public enum Style {
    HEADER,
    QUERY,
    LOGIN,
    JWT
  }

  /** Sent with every request. */
  public record Credentials(Map<String, String> headers, Map<String, String> parameters) {

    public static final Credentials NONE = new Credentials(Map.of(), Map.of());
  }

  /** The credentials for the requests of a run; empty for a service without authentication. */
  public static Credentials of(@Nullable Authentication stated, Run run) {
    return stated == null ? Credentials.NONE : stated.open(run.door(), run.at());
  }

  /**
   * @param at time of the run, for credentials that expire
   * @throws Misconfigured if the service refuses us
   */
  Credentials open(Door door, Instant at) {
    return switch (style) {
      case HEADER -> header(revealed(key));
      case QUERY -> new Credentials(Map.of(), Map.of(name, prefix + revealed(key)));
      case LOGIN -> header(login(door).reveal());
      case JWT -> header(SigningKey.of(present(serviceKey)).token(door, at).reveal());
    };
  }

  private Credentials header(String value) {
    return new Credentials(Map.of(name, prefix + value), Map.of());
  }

  private Secret login(Door door) {
    if (url == null) {
      throw new Misconfigured(Notice.of(Notice.Code.CONFIG_MISSING_KEY, "url"));
    }
    return Tokens.given(
        door,
        Tokens.json(url, Map.of("username", revealed(username), "password", revealed(password))),
        token);
  }

  private static String revealed(@Nullable Secret secret) {
    return present(secret).reveal();
  }

  private static Secret present(@Nullable Secret secret) {
    if (secret == null) {
      throw new Misconfigured(Notice.of(Notice.Code.CONFIG_NO_SECRET, "authentication"));
    }
    return secret;
  }

  private static void require(String key, @Nullable Object value) {
    if (value == null) {
      throw new Misconfigured(Notice.of(Notice.Code.CONFIG_MISSING_KEY, key));
    }
  }
}
