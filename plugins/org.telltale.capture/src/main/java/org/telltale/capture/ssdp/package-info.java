/** Simple service discovery (UPnP Device Architecture 2.0 section 1): devices that look for, and tell of, each other. */
package org.telltale.capture.ssdp;
