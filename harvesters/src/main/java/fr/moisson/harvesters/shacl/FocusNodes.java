package fr.moisson.harvesters.shacl;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.engine.Target;
import org.apache.jena.shacl.engine.ValidationContext;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.shacl.validation.VLib;
import org.apache.jena.system.G;

/**
 * Shapes by their targets, so that things can be checked one by one, as they come: Jena first lists
 * all <a href="https://www.w3.org/TR/shacl/#targets">focus nodes</a> of a shape, which takes memory
 * for each.
 */
final class FocusNodes {

  private final ShapesFile file;
  private final Shapes shapes;
  private final Map<Node, Set<Shape>> ofClass = new HashMap<>();
  private final Map<Node, Set<Shape>> named = new HashMap<>();
  private final Map<Node, Set<Shape>> subjectsOf = new HashMap<>();
  private final Map<Node, Set<Shape>> objectsOf = new HashMap<>();
  private boolean hasLooked;

  /**
   * @param data in which targets that are given by a query are looked up
   */
  FocusNodes(ShapesFile file, Graph data) {
    this.file = file;
    // Parsed shapes are not documented as thread-safe.
    this.shapes = Shapes.parse(file.graph());
    for (Shape shape : shapes.getTargetShapes()) {
      for (Target target : shape.getTargets()) {
        switch (target.getTargetType()) {
          case targetClass, implicitClass -> add(ofClass, target.getObject(), shape);
          case targetNode -> add(named, target.getObject(), shape);
          case targetSubjectsOf -> add(subjectsOf, target.getObject(), shape);
          case targetObjectsOf -> add(objectsOf, target.getObject(), shape);
          case targetExtension ->
              target.getFocusNodes(data).forEach(node -> add(named, node, shape));
        }
      }
    }
  }

  private static void add(Map<Node, Set<Shape>> shapes, Node key, Shape shape) {
    shapes.computeIfAbsent(key, name -> new LinkedHashSet<>()).add(shape);
  }

  /** Target nodes, which are checked whatever the feed says about them. */
  Set<Node> named() {
    return named.keySet();
  }

  /** Whether any shape targets objects of a property. */
  boolean looksAtObjects() {
    return !objectsOf.isEmpty();
  }

  /**
   * Checks things against the shapes that target them. Only the feed determines the targets; the
   * checks also use what vocabularies say about the things that are referred to.
   */
  Stream<Result> check(List<Node> things, Graph data) {
    Graph whole = new ListedThings(data);
    ValidationContext context = ValidationContext.create(shapes, whole);
    for (Node thing : things) {
      for (Shape shape : shapes(thing, data)) {
        hasLooked = true;
        VLib.validateShape(context, whole, shape, thing);
      }
    }
    return context.generateReport().getEntries().stream().map(entry -> Result.of(entry, file));
  }

  /** Whether any shape has applied to anything yet. */
  boolean hasLooked() {
    return hasLooked;
  }

  private Set<Shape> shapes(Node thing, Graph data) {
    Set<Shape> looking = new HashSet<>(named.getOrDefault(thing, Set.of()));
    for (Node type : G.allTypesOfNodeRDFS(data, thing)) {
      looking.addAll(ofClass.getOrDefault(type, Set.of()));
    }
    subjectsOf.forEach(
        (property, some) -> {
          if (data.contains(thing, property, Node.ANY)) {
            looking.addAll(some);
          }
        });
    objectsOf.forEach(
        (property, some) -> {
          if (data.contains(Node.ANY, property, thing)) {
            looking.addAll(some);
          }
        });
    return looking;
  }
}
