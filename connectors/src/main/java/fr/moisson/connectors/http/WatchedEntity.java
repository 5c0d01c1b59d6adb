package fr.moisson.connectors.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer under a deadline. If it is read to its end, its connection returns to the
 * pool; if it is closed before, the connection is cut, because HttpClient would otherwise read the
 * rest first, which may be endless.
 */
final class WatchedEntity extends HttpEntityWrapper {

  private final Deadline.Alarm alarm;
  private final ExecRuntime connection;
  private @Nullable InputStream content;

  WatchedEntity(HttpEntity entity, Deadline.Alarm alarm, ExecRuntime connection) {
    super(entity);
    this.alarm = alarm;
    this.connection = connection;
  }

  @Override
  public InputStream getContent() throws IOException {
    // Camel asks for the content a second time in order to close it.
    InputStream known = content;
    if (known == null) {
      known = new Watched(super.getContent());
      content = known;
    }
    return known;
  }

  private final class Watched extends FilterInputStream {

    private boolean ended;

    Watched(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (ended) {
        return -1;
      }
      try {
        int read = super.read(buffer, offset, length);
        if (read < 0) {
          end();
        }
        return read;
      } catch (IOException e) {
        throw alarm.explain(e);
      }
    }

    @Override
    public void close() {
      if (!ended) {
        end();
        connection.discardEndpoint();
      }
    }

    private void end() {
      ended = true;
      alarm.stop();
    }
  }
}
