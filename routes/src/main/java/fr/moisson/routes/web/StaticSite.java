package fr.moisson.routes.web;

import fr.moisson.harvesters.dcat.writing.CatalogueHeader;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The site as files that any web server or object store can host: what our own server answers,
 * asked from page to page as a reader follows links, and without what takes a program, searching
 * and programming interfaces. A file that is there already under a name that tells its content is
 * not written again; what the site does not have any more goes.
 */
public final class StaticSite {

  private static final Logger LOG = LoggerFactory.getLogger(StaticSite.class);

  /** Nothing is there: its answer is what to show for whatever is missing. */
  static final String MISSING = "/404";

  private static final Pattern LIST = Pattern.compile("/page/|\\.(?:xml|trig)$");

  private final WebServer server;
  private final Path files;
  private final Pattern linked;
  private final Pattern addresses;

  /**
   * @param server of the site, with settings for files; not started
   * @param files where the extracts lie
   */
  public StaticSite(WebServer server, CatalogueHeader header, Path files) {
    this.server = server;
    this.files = files;
    String path = Pattern.quote(header.at("").getRawPath().replaceFirst("/$", ""));
    this.linked = Pattern.compile("(?:href|src)=\"" + path + "(/[^\"?#]*)");
    String base = Pattern.quote(header.at("").toString().replaceFirst("/$", ""));
    this.addresses =
        Pattern.compile("(?:<loc>|tree:node <)" + base + "(/[^<>?]*\\.(?:xml|trig))[<>]");
  }

  /**
   * What was written.
   *
   * @param files how many files the site has
   * @param bytes how many bytes they have together
   */
  public record Written(long files, long bytes) {}

  /**
   * Writes the site.
   *
   * @throws Misconfigured if the folder holds what was not written here
   * @throws Unavailable if a page cannot be had; nothing is deleted then
   */
  public Written write(Path out) throws IOException {
    SiteFolder folder = SiteFolder.claim(out);
    try (LocalSite local = server.startLocally()) {
      for (var list : server.lists().entrySet()) {
        folder.put(folder.plain("/" + list.getKey()), list.getValue());
      }
      Deque<String> ahead =
          new ArrayDeque<>(
              List.of("/", "/en/", "/changes.trig", "/robots.txt", "/sitemap.xml", MISSING));
      while (!ahead.isEmpty()) {
        String address = ahead.remove();
        if (folder.has(address)) {
          continue;
        }
        if (address.startsWith("/files/")) {
          folder.copy(files.resolve(address.substring("/files/".length())), folder.plain(address));
          continue;
        }
        LocalSite.Answer answer = local.get(address);
        if (answer.isMissing() && !address.equals(MISSING)) {
          LOG.warn("{} is gone", address);
          continue;
        }
        if (!answer.isFound() && !answer.isMissing()) {
          throw new Unavailable(Notice.of(Notice.Code.PAGE_FAILED, address, answer.status()));
        }
        folder.put(
            answer.isPage() ? folder.page(address) : folder.plain(address),
            stream -> stream.write(answer.body()));
        links(answer).filter(link -> !folder.has(link)).forEach(link -> queue(ahead, link));
      }
    }
    return folder.clear();
  }

  /** Lists come last: so no more is ahead than what is on one of them, however many there are. */
  private static void queue(Deque<String> ahead, String address) {
    if (LIST.matcher(address).find()) {
      ahead.addLast(address);
    } else {
      ahead.addFirst(address);
    }
  }

  private Stream<String> links(LocalSite.Answer answer) {
    Pattern pattern = answer.isPage() ? linked : addresses;
    Matcher links = pattern.matcher(new String(answer.body(), StandardCharsets.UTF_8));
    return links.results().map(link -> link.group(1)).filter(link -> !link.startsWith("/catalog."));
  }
}
