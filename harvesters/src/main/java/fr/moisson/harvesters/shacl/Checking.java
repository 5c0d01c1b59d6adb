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
 * Holds each thing that a feed speaks of against shapes, once, some at a time on each processor.
 * What shapes ask of other things, wherever these stand, they are told: of the whole feed.
 */
final class Checking {

  private static final int AT_ONCE = 200;
  private static final int MOST_THREADS = 4;

  private final KeptFeed feed;
  private final List<ShapesFile> files;
  private final Consumer<Result> results;
  private final Iterator<Node> things;
  private final AtomicBoolean hasLooked = new AtomicBoolean();

  /** Those that shapes name and that did not come yet, if the feed speaks of them at all. */
  private final Set<Node> named = new HashSet<>();

  /**
   * @param results told of them by several threads at once
   */
  Checking(KeptFeed feed, List<ShapesFile> files, Consumer<Result> results) {
    this.feed = feed;
    this.files = files;
    this.results = results;
    Graph data = new FeedGraph(feed);
    List<FocusNodes> shapes = shapes(data);
    shapes.forEach(some -> named.addAll(some.named()));
    Stream<Node> subjects = things(feed.said());
    // These alone may be texts, or things of which nothing is said.
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
   * @return whether any shape has looked at anything
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
      // That it came from a thread of ours says nothing to anybody.
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
