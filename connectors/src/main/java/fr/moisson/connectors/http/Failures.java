package fr.moisson.connectors.http;

import fr.moisson.harvesters.model.Causes;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.MessageConstraintException;

/** Translates I/O failures into our exceptions, and decides which attempts are worth repeating. */
record Failures(HttpSettings settings, Proxies proxies) {

  /** A failure before, or in place of, an answer. */
  RuntimeException beforeAnswer(String address, IOException e) {
    if (e instanceof ClientProtocolException || e instanceof MessageConstraintException) {
      return new Unavailable(Notice.of(Notice.Code.UNEXPECTED_ANSWER, address, cause(e)), e);
    }
    Optional<HttpHost> proxy = proxies.unreached(e);
    if (proxy.isPresent()) {
      String place = proxy.get().toHostString();
      return new TryAgain(new Unavailable(Notice.of(Notice.Code.PROXY_DOWN, place, address), e));
    }
    if (isTimeout(e)) {
      return timeout(address, e);
    }
    return new TryAgain(new Unavailable(unreachable(address, e), e));
  }

  private static Notice unreachable(String address, IOException e) {
    if (e instanceof UnknownHostException) {
      return Notice.of(Notice.Code.HOST_NOT_FOUND, address);
    }
    String cause = cause(e);
    if (Causes.of(e, CertPathBuilderException.class).findFirst().isPresent()) {
      return Notice.of(Notice.Code.AUTHORITY_UNKNOWN, address);
    }
    if (isOfCertificates(e)) {
      return Notice.of(Notice.Code.NOT_TRUSTED, address, cause);
    }
    return e instanceof HttpHostConnectException refused
            && refused.getHost() != null
            && address.startsWith(refused.getHost().getHostName())
            && cause.endsWith("Connection refused")
        ? Notice.of(Notice.Code.CONNECTION_REFUSED, address)
        : Notice.of(Notice.Code.UNREACHABLE, address, cause);
  }

  /** Most TLS failures have other causes, such as a server that does not speak TLS, or hangs up. */
  private static boolean isOfCertificates(IOException e) {
    return e instanceof SSLPeerUnverifiedException
        || Causes.of(e, CertificateException.class).findFirst().isPresent();
  }

  /** A failure in the middle of an answer. */
  RuntimeException inAnswer(String address, IOException e) {
    if (isTimeout(e)) {
      return timeout(address, e);
    }
    return new TryAgain(new Unavailable(Notice.of(Notice.Code.TRUNCATED, address, cause(e)), e));
  }

  private static boolean isTimeout(IOException e) {
    return e instanceof DeadlineExceeded
        || e instanceof ConnectionRequestTimeoutException
        || e instanceof SocketTimeoutException;
  }

  private RuntimeException timeout(String address, IOException e) {
    if (e instanceof SocketTimeoutException) {
      boolean connecting = e instanceof ConnectTimeoutException;
      return new TryAgain(
          timedOut(
              address, connecting ? settings.connectTimeout() : settings.firstByteTimeout(), e));
    }
    // Not repeated: each attempt could take as long as this one.
    return timedOut(address, settings.wholeTimeout(), e);
  }

  private static Unavailable timedOut(String address, Duration after, IOException e) {
    String seconds =
        after.toMillis() < 1000
            ? after.toMillis() / 1000.0 + ""
            : String.valueOf(after.toSeconds());
    return new Unavailable(Notice.of(Notice.Code.TIMED_OUT, address, seconds), e);
  }

  private static String cause(IOException e) {
    Throwable deepest = e;
    while (e instanceof ClientProtocolException && deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    String message = deepest.getMessage();
    return message == null ? deepest.getClass().getSimpleName() : message;
  }
}
