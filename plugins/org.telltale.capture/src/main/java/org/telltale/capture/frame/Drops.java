package org.telltale.capture.frame;

/**
 * Frames lost, as an Interface Statistics Block, an {@code epb_dropcount} or an obsolete Packet Block says.
 *
 * @param source number of the interface
 * @param frame the frame that says so, 0 if it is no frame
 * @param byInterface {@code isb_ifdrop}: lost by the interface; -1 if not said
 * @param bySystem {@code isb_osdrop}: lost by the operating system; -1 if not said
 * @param sinceFrame lost between the frame before and this one; -1 if not said
 */
public record Drops(int source, long frame, long byInterface, long bySystem, long sinceFrame) {
}
