package fr.moisson.harvesters.formats.scan;

import java.io.IOException;

/** Walks from feature to feature through pieces of a file, in one thread. */
final class FeatureWalk implements Walks.Walk<ChunkFinding> {

  private final JsonBytes json = new JsonBytes();
  private final FeatureBytes feature = new FeatureBytes(json);
  private final FeatureColumns columns = new FeatureColumns();
  private final Skipping skipping;
  private final FeatureReader<?> reader;
  private final boolean inArray;

  /**
   * @param inArray whether the features are those of a collection, and not one after the other
   */
  FeatureWalk(boolean inArray, Skipping skipping, FeatureReader<?> reader) {
    this.inArray = inArray;
    this.skipping = skipping;
    this.reader = reader;
  }

  @Override
  public ChunkFinding read(Chunk piece) throws IOException {
    ChunkFinding finding = new ChunkFinding();
    columns.part(finding.columns, finding.texts);
    json.bytes = piece.bytes;
    json.at = 0;
    long others = 0;
    boolean closed = !inArray || !piece.isLast;
    while (json.next() == '{') {
      int start = json.at;
      finding.features++;
      boolean isElsewhere = isElsewhere(piece.length);
      if (!isElsewhere || !skipping.mayPassOver(piece, others++)) {
        finding.want(piece.offset + start, piece.offset + json.at);
      }
      if (inArray && !json.more(']')) {
        json.expect('}');
        closed = piece.isLast;
        json.next();
        break;
      }
    }
    if (!closed || json.at != piece.length) {
      throw UnexpectedBytes.FEATURE;
    }
    return finding;
  }

  private boolean isElsewhere(int length) throws IOException {
    int start = json.at;
    columns.feature();
    try {
      feature.read(columns);
      return feature.geometry().isIn(skipping.elsewhere());
    } catch (UnexpectedBytes e) {
      FeatureReader.Seen seen = reader.read(json.bytes, start, length).orElseThrow(() -> e);
      Utf8Bytes.check(json.bytes, start, seen.end());
      columns.take(seen.columns(), seen.texts());
      json.at = seen.end();
      return false;
    }
  }
}
