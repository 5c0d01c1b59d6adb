package fr.moisson.harvesters.model;

import java.net.URI;

/** A portal that can be told to harvest our feed by itself. */
public interface PullingPortal extends Portal {

  /**
   * Makes our feed a harvest source of the portal, unless it is one already.
   *
   * @param feed address of a DCAT catalogue
   * @param title of the source, as the portal's administrators will read it
   */
  Registration register(URI feed, String title, Door door);

  /**
   * @param id the portal's own, of the harvest source
   * @param isNew whether it was not there before
   * @param next what somebody still has to do on the portal, or when it will be read
   */
  record Registration(String id, boolean isNew, Notice next) {}
}
