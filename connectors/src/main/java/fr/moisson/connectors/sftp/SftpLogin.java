package fr.moisson.connectors.sftp;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.jspecify.annotations.Nullable;

/** Logs in with a password or a key, after the server has been identified. */
final class SftpLogin {

  /**
   * @throws Misconfigured if the server refuses the login, or if the key is invalid
   */
  static void enter(SftpFolder folder, Door.Way way, ClientSession session) throws IOException {
    Secret password = folder.password();
    if (password != null) {
      session.addPasswordIdentity(password.reveal());
    }
    Secret key = folder.privateKey();
    if (key != null) {
      for (KeyPair pair : keys(session, key)) {
        session.addPublicKeyIdentity(pair);
      }
    }
    try {
      session.auth().verify(way.silence());
    } catch (SshException e) {
      // The first from servers that limit attempts; for others the client reports the second.
      boolean refused =
          e.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_PROTOCOL_ERROR
              || e.getDisconnectCode()
                  == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE;
      if (refused) {
        throw new Misconfigured(Notice.of(Code.LOGIN_REFUSED, folder.host(), folder.user()), e);
      }
      throw e;
    }
  }

  private static Iterable<KeyPair> keys(ClientSession session, Secret key) {
    NamedResource name = NamedResource.ofName("sftp.privateKey");
    try (InputStream text = new ByteArrayInputStream(key.reveal().getBytes(UTF_8))) {
      Iterable<KeyPair> pairs =
          SecurityUtils.loadKeyPairIdentities(session, name, text, FilePasswordProvider.EMPTY);
      if (pairs != null) {
        return pairs;
      }
      throw unreadable(null);
    } catch (IOException | GeneralSecurityException e) {
      throw unreadable(e);
    }
  }

  private static Misconfigured unreadable(@Nullable Exception e) {
    Notice notice = Notice.of(Code.CONFIG_BAD_VALUE, "sftp.privateKey", "***", "OpenSSH, PEM");
    return e == null ? new Misconfigured(notice) : new Misconfigured(notice, e);
  }

  private SftpLogin() {}
}
