package fr.moisson.connectors.sftp;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import fr.moisson.harvesters.formats.file.MemberNames;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A folder of an SFTP server, and the login for it. The server must present one of the configured
 * keys, so that no other server can take its place.
 */
public record SftpFolder(
    @JsonProperty(required = true)
        @JsonPropertyDescription(
            "Adresse du dossier ou de ses fichiers, par exemple"
                + " sftp://sftp.example.org/depot/*.csv ; port 22 par défaut.")
        String address,
    @JsonProperty(required = true) @JsonPropertyDescription("Nom d’utilisateur.") String user,
    @JsonPropertyDescription("Mot de passe : ${VARIABLE} ou file:… ; ou bien privateKey.")
        @Nullable Secret password,
    @JsonPropertyDescription(
            "Clé privée au format OpenSSH ou PEM, sans mot de passe : file:… ; ou bien password.")
        @Nullable Secret privateKey,
    @JsonProperty(required = true)
        @JsonPropertyDescription(
            "Clés du serveur, comme les donne ssh-keyscan (« ssh-ed25519 AAAA… ») ou leur empreinte"
                + " (« SHA256:… ») ; il doit en présenter une.")
        List<String> hostKeys) {

  private static final int PORT = 22;
  private static final String EXAMPLE = "sftp://sftp.example.org/depot/*.csv";

  public SftpFolder {
    hostKeys = hostKeys == null ? List.of() : List.copyOf(hostKeys);
    if (password == null && privateKey == null) {
      throw new Misconfigured(Notice.of(Code.CONFIG_MISSING_KEY, "sftp.password | privateKey"));
    }
    if (hostKeys.isEmpty() || hostKeys.stream().anyMatch(key -> HostKeys.print(key).isEmpty())) {
      throw new Misconfigured(
          Notice.of(Code.CONFIG_BAD_VALUE, "sftp.hostKeys", hostKeys, "ssh-ed25519 AAAA…"));
    }
    uri(address);
  }

  private static URI uri(String address) {
    try {
      // A pattern may contain characters that are not allowed in an address.
      URI uri = new URI(address.replace("{", "%7B").replace("}", "%7D").replace(" ", "%20"));
      boolean plain = uri.getRawUserInfo() == null && uri.getRawQuery() == null;
      if ("sftp".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && plain) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw wrong(address, e);
    }
    throw wrong(address, null);
  }

  private static Misconfigured wrong(String address, @Nullable URISyntaxException cause) {
    // With user information, the address itself is a secret.
    String shown = address.contains("@") ? "sftp://…@…" : address;
    Notice notice = Notice.of(Code.CONFIG_BAD_VALUE, "sftp.address", shown, EXAMPLE);
    return cause == null ? new Misconfigured(notice) : new Misconfigured(notice, cause);
  }

  String host() {
    return String.valueOf(uri(address).getHost());
  }

  int port() {
    int port = uri(address).getPort();
    return port < 0 ? PORT : port;
  }

  private String path() {
    String path = uri(address).getPath();
    return path.isEmpty() ? "/" : path;
  }

  private String last() {
    return MemberNames.baseName(path());
  }

  /** Names with a dot are taken for files; a folder can be written with a slash at its end. */
  private boolean namesFiles() {
    return last().matches(".*[.*{].*");
  }

  /** The folder, with a slash at its end. */
  String folder() {
    String folder = namesFiles() ? path().substring(0, path().lastIndexOf('/') + 1) : path();
    return folder.endsWith("/") ? folder : folder + "/";
  }

  /** The pattern of file names, as in shells. */
  public String pattern() {
    return namesFiles() ? last() : "*";
  }

  /** The address of a file of this folder, without the user. */
  public URI file(String name) {
    try {
      return new URI("sftp", null, host(), uri(address).getPort(), folder() + name, null, null);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
