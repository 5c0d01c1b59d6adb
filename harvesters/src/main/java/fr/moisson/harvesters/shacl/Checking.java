package fr.moisson.harvesters.shacl;

import fr.moisson.harvesters.statements.Statements;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/**
 * Checks each thing in a feed against shapes once, in batches on several threads. Shapes may ask
 * for other things anywhere in the feed, which are looked up in the whole feed.
 */
final class Checking {

  private static final int AT_ONCE = 200;
  private static final int MOST_THREADS = 4;

  private final KeptFeed feed;
  private final List<ShapesFile> files;
  private final Consumer<Result> results;
  private final Iterator<Node> things;
  private final AtomicBoolean hasLooked = new AtomicBoolean();

  /** Target nodes of shapes that have not come up yet; the feed need not mention them. */
  private final Set<Node> named = new HashSet<>();

  /**
   * @param results called by several threads at once
   */
  Checking(KeptFeed feed, List<ShapesFile> files, Consumer<Result> results) {
    this.feed = feed;
    this.files = files;
    this.results = results;
    Graph data = new FeedGraph(feed);
    List<FocusNodes> shapes = shapes(data);
    shapes.forEach(some -> named.addAll(some.named()));
    Stream<Node> subjects = things(feed.said());
    // Only objects may be texts, or things without statements.
    Stream<Node> objects =
        shapes.stream().anyMatch(FocusNodes::looksAtObjects)
            ? things(feed.pointed()).filter(thing -> !data.contains(thing, Node.ANY, Node.ANY))
            : Stream.empty();
    this.things = Stream.concat(subjects, objects).iterator();
  }

  private static Stream<Node> things(Statements statements) {
    return statements.things().map(NodeCodec::reveal);
  }

  private List<FocusNodes> shapes(Graph data) {
    return files.stream().map(file -> new FocusNodes(file, data)).toList();
  }

  /**
   * @return whether any shape applied to anything
   */
  boolean run() {
    int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      CompletableFuture.allOf(
              IntStream.range(0, threads)
                  .mapToObj(thread -> CompletableFuture.runAsync(this::work, executor))
                  .toArray(CompletableFuture[]::new))
          .join();
    } catch (CompletionException e) {
      // Unwraps the exception, since it does not matter which thread threw it.
      if (e.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    } finally {
      executor.shutdownNow();
    }
    return hasLooked.get();
  }

  private void work() {
    Graph data = new FeedGraph(feed);
    List<FocusNodes> shapes = shapes(data);
    for (List<Node> some = some(); !some.isEmpty(); some = some()) {
      for (FocusNodes looking : shapes) {
        looking.check(some, data).forEach(results);
      }
    }
    if (shapes.stream().anyMatch(FocusNodes::hasLooked)) {
      hasLooked.set(true);
    }
  }

  private synchronized List<Node> some() {
    List<Node> some = new ArrayList<>(AT_ONCE);
    while (some.size() < AT_ONCE && things.hasNext()) {
      Node thing = things.next();
      named.remove(thing);
      some.add(thing);
    }
    if (some.isEmpty()) {
      some.addAll(named);
      named.clear();
    }
    return some;
  }
}
