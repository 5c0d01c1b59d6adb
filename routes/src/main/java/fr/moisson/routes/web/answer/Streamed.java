package fr.moisson.routes.web.answer;

import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.run.LogLine;
import fr.moisson.routes.store.StorageFailure;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An answer that is written while it is sent. If it fails half-way the connection is cut, so that
 * nobody takes a part for the whole: harvesters withdraw what a catalogue does not list.
 */
public final class Streamed {

  private static final Logger LOG = LoggerFactory.getLogger(Streamed.class);

  /** Writes a body. */
  @FunctionalInterface
  public interface Writing {
    void to(OutputStream out) throws IOException;
  }

  /** Answers a GET; nothing is written for a HEAD. */
  public static void send(Context ctx, Writing writing) throws IOException {
    if (ctx.method().equals(HandlerType.HEAD)) {
      // Otherwise the server would send a length of zero.
      ctx.res().flushBuffer();
      return;
    }
    Sent sent = new Sent(ctx.outputStream());
    Buffered out = new Buffered(sent, ctx);
    try {
      writing.to(out);
      out.pass();
    } catch (IOException | RuntimeException e) {
      if (!sent.started) {
        throw e;
      }
      if (e instanceof EofException) {
        LOG.debug("{} {}: the reader went away", ctx.method(), ctx.path(), e);
      } else {
        Notice why = StorageFailure.of(e).orElseGet(() -> Notice.why(e));
        Exception ours = why.code() == Notice.Code.BUG ? e : null;
        String cutOff = ctx.method() + " " + ctx.path();
        LOG.warn("{}", LogLine.about(cutOff, null, why), ours);
      }
      ServletContextRequest.getServletContextRequest(ctx.req())
          .getConnectionMetaData()
          .getConnection()
          .getEndPoint()
          .close();
    }
  }

  /** Buffers, because Javalin decides on compression by the length of the first write. */
  private static final class Buffered extends BufferedOutputStream {
    private final Context ctx;

    private Buffered(Sent sent, Context ctx) {
      super(sent);
      this.ctx = ctx;
    }

    /** Flushes the response as well, which Javalin's stream does not. */
    @Override
    public void flush() throws IOException {
      pass();
      ctx.res().flushBuffer();
    }

    /** Does not close the server's stream, which the server closes itself. */
    @Override
    public void close() throws IOException {
      pass();
    }

    /** Passes the buffered bytes on to Javalin, which need not send them yet. */
    private void pass() throws IOException {
      super.flush();
    }
  }

  /**
   * Javalin's stream, which compresses if the client accepts it, and whether anything was written.
   */
  private static final class Sent extends FilterOutputStream {
    private boolean started;

    private Sent(OutputStream stream) {
      super(stream);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      started = true;
      out.write(bytes, from, length);
    }
  }

  private Streamed() {}
}
