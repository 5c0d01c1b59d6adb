package fr.moisson.routes.web.answer;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An answer that is written as it is sent. If it fails half-way the connection is cut, so that
 * nobody takes for whole what is not: harvesters withdraw what a catalogue does not list.
 */
public final class Streamed {

  private static final Logger LOG = LoggerFactory.getLogger(Streamed.class);

  /** Writes an answer. */
  @FunctionalInterface
  public interface Writing {
    void to(OutputStream out) throws IOException;
  }

  /** Answers a GET; nothing is written for a HEAD. */
  public static void send(Context ctx, Writing writing) throws IOException {
    if (ctx.method().equals(HandlerType.HEAD)) {
      // Otherwise the server would say that a GET gives nothing.
      ctx.res().flushBuffer();
      return;
    }
    Out out = new Out(ctx);
    try {
      writing.to(out);
    } catch (IOException | RuntimeException e) {
      if (!out.started) {
        throw e;
      }
      LOG.warn("{} {} was cut off half-way", ctx.method(), ctx.path(), e);
      ServletContextRequest.getServletContextRequest(ctx.req())
          .getConnectionMetaData()
          .getConnection()
          .getEndPoint()
          .close();
    }
  }

  /** Javalin's stream, which compresses where that is wanted, but does not flush. */
  private static final class Out extends OutputStream {
    private final Context ctx;
    private final OutputStream stream;
    private boolean started;

    private Out(Context ctx) {
      this.ctx = ctx;
      this.stream = ctx.outputStream();
    }

    @Override
    public void write(int value) throws IOException {
      started = true;
      stream.write(value);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      started = true;
      stream.write(bytes, from, length);
    }

    @Override
    public void flush() throws IOException {
      stream.flush();
      ctx.res().flushBuffer();
    }

    @Override
    public void close() throws IOException {
      stream.close();
    }
  }

  private Streamed() {}
}
