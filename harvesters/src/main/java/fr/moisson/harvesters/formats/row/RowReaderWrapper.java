package fr.moisson.harvesters.formats.row;

import fr.moisson.harvesters.model.Notice;
import java.io.IOException;
import java.util.function.Consumer;

/** Wraps another reader; subclasses change its rows. */
public abstract class RowReaderWrapper implements RowReader {

  protected final RowReader reader;

  protected RowReaderWrapper(RowReader reader) {
    this.reader = reader;
  }

  @Override
  public TableHead head() {
    return reader.head();
  }

  @Override
  public BrokenRows broken() {
    return reader.broken();
  }

  @Override
  public void tell(Consumer<Notice> notices) {
    reader.tell(notices);
  }

  @Override
  public long elsewhere() {
    return reader.elsewhere();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
