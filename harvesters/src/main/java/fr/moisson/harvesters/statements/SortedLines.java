package fr.moisson.harvesters.statements;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Distinct lines in order, in any number: few are kept in memory, many in a file with an index of
 * its blocks in memory. No file is left open. Several threads may add lines, and several may read
 * them once they are sorted.
 */
public final class SortedLines {

  /** Characters that are sorted in memory, which most pages never reach. */
  public static final long MOST_IN_MEMORY = 16_000_000;

  private static final int BLOCK = 1 << 15;
  private static final int BLOCKS_AT_HAND = 16;

  private final Path folder;
  private final long most;
  private List<String> lines = new ArrayList<>();
  private long characters;
  private final List<Path> runs = new ArrayList<>();

  /** First words and offsets of the blocks of the file; one block if there is no file. */
  private final List<String> starts = new ArrayList<>();

  private final List<Long> offsets = new ArrayList<>();
  private Path file;
  private final Map<Integer, List<String>> atHand =
      new LinkedHashMap<>(BLOCKS_AT_HAND, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, List<String>> eldest) {
          return size() > BLOCKS_AT_HAND;
        }
      };

  /**
   * @param folder where files may be created
   * @param most characters that are held in memory, and sorted at once
   */
  public SortedLines(Path folder, long most) {
    this.folder = folder;
    this.file = folder;
    this.most = most;
  }

  public synchronized void add(String line) throws IOException {
    lines.add(line);
    characters += line.length();
    if (characters > most) {
      spill();
    }
  }

  private void spill() throws IOException {
    Collections.sort(lines);
    Path run = Files.createTempFile(Files.createDirectories(folder), "lines-", "");
    try (BufferedWriter out = Files.newBufferedWriter(run)) {
      for (String line : lines) {
        out.write(line);
        out.write('\n');
      }
    }
    runs.add(run);
    lines = new ArrayList<>();
    characters = 0;
  }

  /** To be called after the last line. */
  public void sort() throws IOException {
    if (runs.isEmpty()) {
      lines = lines.stream().sorted().distinct().toList();
      starts.add("");
      return;
    }
    if (!lines.isEmpty()) {
      spill();
    }
    file = Files.createTempFile(folder, "sorted-", "");
    merge();
    for (Path run : runs) {
      Files.delete(run);
    }
  }

  /** A sorted run and its current line. */
  private static final class Head {
    private final BufferedReader in;
    private String line;

    private Head(BufferedReader in, String line) {
      this.in = in;
      this.line = line;
    }

    String line() {
      return line;
    }
  }

  private void merge() throws IOException {
    PriorityQueue<Head> heads = new PriorityQueue<>(Comparator.comparing(Head::line));
    List<BufferedReader> opened = new ArrayList<>();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (Path run : runs) {
        BufferedReader in = Files.newBufferedReader(run);
        opened.add(in);
        heads.add(new Head(in, in.readLine()));
      }
      String last = "";
      long offset = 0;
      while (!heads.isEmpty()) {
        Head head = heads.remove();
        if (!head.line.equals(last)) {
          last = head.line;
          if (offsets.isEmpty() || offset - offsets.get(offsets.size() - 1) > BLOCK) {
            starts.add(last.substring(0, last.indexOf(' ') + 1));
            offsets.add(offset);
          }
          byte[] bytes = last.getBytes(UTF_8);
          out.write(bytes);
          out.write('\n');
          offset += bytes.length + 1;
        }
        head.line = head.in.readLine();
        if (head.line != null) {
          heads.add(head);
        }
      }
      offsets.add(offset);
    } finally {
      for (BufferedReader in : opened) {
        in.close();
      }
    }
  }

  /** All lines, block by block. */
  public Stream<String> all() {
    return IntStream.range(0, starts.size()).mapToObj(this::block).flatMap(List::stream);
  }

  /**
   * The lines with a word, read on demand, as there may be any number of them.
   *
   * @param word first word of the lines, with a space at its end
   */
  Stream<String> startingWith(String word) {
    int place = Collections.binarySearch(starts, word);
    // Lines with the first word of a block may begin in the block before.
    int number = Math.max(0, (place < 0 ? -place - 1 : place) - 1);
    while (number > 0 && starts.get(number).equals(word)) {
      number--;
    }
    int first = number;
    return IntStream.range(first, starts.size())
        .takeWhile(block -> block == first || starts.get(block).compareTo(word) <= 0)
        .mapToObj(block -> startingWith(word, block(block)))
        .flatMap(List::stream);
  }

  private static List<String> startingWith(String word, List<String> block) {
    int found = Collections.binarySearch(block, word);
    int first = found < 0 ? -found - 1 : found;
    int end = first;
    while (end < block.size() && block.get(end).startsWith(word)) {
      end++;
    }
    return block.subList(first, end);
  }

  /** Synchronized, since several threads may read. */
  private synchronized List<String> block(int number) {
    return offsets.isEmpty() ? lines : atHand.computeIfAbsent(number, this::read);
  }

  private List<String> read(int number) {
    long from = offsets.get(number);
    ByteBuffer bytes = ByteBuffer.allocate((int) (offsets.get(number + 1) - from));
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      channel.position(from);
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // until the block is complete
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.of(new String(bytes.array(), UTF_8).split("\n"));
  }
}
