package fr.moisson.routes.web.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.moisson.harvesters.dcat.writing.CatalogueHeader;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Unavailable;
import fr.moisson.routes.web.LocalSite;
import fr.moisson.routes.web.WebServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The site as files that any web server or object store can host: the answers of our own server,
 * found by following links as a reader does. Search and APIs are left out, since they need a
 * program. A file whose name is a hash of its content is not rewritten; files that no longer belong
 * to the site are deleted.
 */
public final class StaticSite {

  /** An address where nothing exists: its answer is the page for missing addresses. */
  static final String MISSING = "/404";

  private static final String INDEX = "index.html";
  private static final Pattern LIST = Pattern.compile("/page/|\\.(?:xml|trig)$");

  /** Beginning of an address that is not a page, without the root. */
  private static final Pattern FILE = Pattern.compile("files/|.*\\.[^/]*$");

  private final WebServer server;
  private final Path files;
  private final String path;
  private final Pattern addresses;

  /**
   * @param server server of the site, with settings for files; not started
   * @param files folder of the extracts
   */
  public StaticSite(WebServer server, CatalogueHeader header, Path files) {
    this.server = server;
    this.files = files;
    this.path = header.at("").getRawPath().replaceFirst("/$", "") + "/";
    String base = Pattern.quote(header.at("").toString().replaceFirst("/$", ""));
    this.addresses =
        Pattern.compile("(?:<loc>|tree:node <)" + base + "/([^<>?]*\\.(?:xml|trig))[<>]");
  }

  /**
   * What was written.
   *
   * @param files number of files of the site
   * @param bytes their total size
   * @param lost addresses of files and pages that pages lead to, but that cannot be written,
   *     because the data folder no longer has the extract
   */
  public record Written(long files, long bytes, Set<String> lost) {}

  /**
   * Writes the site.
   *
   * @throws Misconfigured if the folder holds files that were not written here, or datasets
   *     although the catalogue never held any: it is that of another data folder
   * @throws Unavailable if a page cannot be obtained; nothing is deleted then
   */
  public Written write(Path out) throws IOException {
    SiteFolder folder = SiteFolder.claim(out);
    if (server.isUnused() && folder.datasets() > 0) {
      throw new Misconfigured(
          Notice.of(Notice.Code.SITE_EMPTIED, files.resolveSibling(""), out, folder.datasets()));
    }
    Crawl crawl = new Crawl(folder);
    try (LocalSite local = server.startLocally()) {
      for (var list : server.lists().entrySet()) {
        folder.put(folder.plain("/" + list.getKey()), list.getValue());
      }
      crawl.run(local);
    }
    SiteFolder.Size size = folder.clear();
    return new Written(size.files(), size.bytes(), crawl.lost);
  }

  /** One way through the site, from link to link. */
  private final class Crawl {
    private final SiteFolder folder;
    private final Deque<String> ahead =
        new ArrayDeque<>(
            List.of("/", "/en/", "/changes.trig", "/robots.txt", "/sitemap.xml", MISSING));
    private final Set<String> lost = new TreeSet<>();

    Crawl(SiteFolder folder) {
      this.folder = folder;
    }

    void run(LocalSite local) throws IOException {
      while (!ahead.isEmpty()) {
        String address = ahead.remove();
        if (folder.has(address)) {
          continue;
        }
        if (address.startsWith("/files/")) {
          copy(address);
        } else {
          take(address, local.get(address));
        }
      }
    }

    private void copy(String address) throws IOException {
      Path extract = files.resolve(address.substring("/files/".length()));
      if (!folder.copy(extract, folder.plain(address))) {
        lost.add(address);
      }
    }

    private void take(String address, LocalSite.Answer answer) throws IOException {
      if (answer.isMissing() && !address.equals(MISSING)) {
        keep(address);
      } else if (answer.isFound() || answer.isMissing()) {
        put(address, answer);
      } else {
        throw new Unavailable(Notice.of(Notice.Code.PAGE_FAILED, address, answer.status()));
      }
    }

    /** The page of a report that is lost: only the old one leads to the files of the report. */
    private void keep(String address) throws IOException {
      Path before = folder.page(address);
      if (folder.keep(before)) {
        links(linked(root(address)), Files.readAllBytes(before)).forEach(this::queue);
      } else {
        lost.add(address);
      }
    }

    private void put(String address, LocalSite.Answer answer) throws IOException {
      boolean isPage = answer.isPage();
      folder.put(
          isPage ? folder.page(address) : folder.plain(address),
          stream -> stream.write(isPage ? relative(answer.body(), address) : answer.body()));
      links(isPage ? linked(path) : addresses, answer.body())
          .filter(link -> !folder.has(link))
          .forEach(this::queue);
    }

    /** Lists come last, so that the queue never holds more than the addresses of one list. */
    private void queue(String address) {
      if (LIST.matcher(address).find()) {
        ahead.addLast(address);
      } else {
        ahead.addFirst(address);
      }
    }
  }

  /**
   * Makes the links of a page relative, with the names of files, so that the site can also be
   * looked at from a disk.
   */
  private byte[] relative(byte[] page, String address) {
    String root = root(address);
    if (root.equals(path)) {
      return page;
    }
    return linked(path)
        .matcher(new String(page, UTF_8))
        .replaceAll(link -> Matcher.quoteReplacement(root + file(link.group(1))))
        .getBytes(UTF_8);
  }

  private static String file(String to) {
    if (FILE.matcher(to).lookingAt()) {
      return to;
    }
    return to.isEmpty() || to.endsWith("/") ? to + INDEX : to + "/" + INDEX;
  }

  /**
   * The root of the site in the links of a page. Some web servers answer with a page at its address
   * without a slash: there its relative links lead one folder too high, which only makes no
   * difference where no folder is above the root. The page for missing addresses is at all depths.
   */
  private String root(String address) {
    if (!path.equals("/") || address.equals(MISSING)) {
      return path;
    }
    long depth = Stream.of(address.split("/")).filter(name -> !name.isEmpty()).count();
    return depth == 0 ? "./" : "../".repeat((int) depth);
  }

  /** The links of a page within the site. */
  private static Pattern linked(String root) {
    return Pattern.compile("(?<=(?:href|src)=\")" + Pattern.quote(root) + "([^\"?#]*)");
  }

  private static Stream<String> links(Pattern pattern, byte[] body) {
    Matcher links = pattern.matcher(new String(body, UTF_8));
    return links
        .results()
        .map(link -> "/" + link.group(1).replaceFirst("(^|/)" + INDEX + "$", "$1"))
        .filter(link -> !link.startsWith("/catalog."));
  }
}
