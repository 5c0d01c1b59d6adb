package fr.moisson.routes.web;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.routes.portal.Datasets;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A site that shows one dataset, for tests.
 *
 * @param address the path of the dataset's page, without the leading slash
 */
public record ShownDataset(Site site, String address) implements AutoCloseable {

  /** Makes the dataset, and its files in a folder. */
  public interface Maker {
    Dataset in(Path files) throws IOException;
  }

  public static ShownDataset of(Maker dataset, Path folder) throws IOException {
    Site site = new Site(folder);
    return new ShownDataset(
        site, "datasets/" + Datasets.publish(site.portal, dataset.in(site.files)));
  }

  /** The dataset's page, in French. */
  public String page() {
    return site.page("/" + address);
  }

  public String englishPage() {
    return site.page("/en/" + address);
  }

  @Override
  public void close() {
    site.close();
  }
}
