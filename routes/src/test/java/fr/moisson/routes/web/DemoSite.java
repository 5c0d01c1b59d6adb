package fr.moisson.routes.web;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.routes.portal.Datasets;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Shows the pages with invented datasets in a browser; started by hand. */
final class DemoSite {

  public static void main(String[] args) throws IOException {
    Site site = new Site(Files.createTempDirectory("moisson-demo"));
    List<Dataset> datasets = new ArrayList<>(Samples.all(site.files));
    datasets.add(AssessedTrees.dataset(site.files));
    for (Dataset dataset : datasets) {
      Datasets.publish(site.portal, dataset);
      System.out.println(site.root + "/datasets/" + dataset.id().key());
    }
  }

  private DemoSite() {}
}
