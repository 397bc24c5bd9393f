package org.telltale.match.internal.photo;

import java.util.List;

/**
 * A frame header (ITU-T T.81 section B.2.2) that is read here: 8 bits, one or three components, the first the finest.
 *
 * @param progressive whether coefficients come in several scans
 * @param width columns
 * @param height rows
 * @param components in the frame's order
 */
record JpegFrame(boolean progressive, int width, int height, List<Component> components) {

	/** A component: its identifier, sampling factors and quantization table's destination. */
	record Component(int id, int across, int down, int table) {

		/** How many of its blocks an MCU has. */
		int blocks() {
			return across * down;
		}
	}

	/** The component that is decoded. */
	Component first() {
		return components.getFirst();
	}

	/** MCUs in a row: of scans with several components, else of the first component's blocks. */
	int unitsAcross(boolean several) {
		int unit = several ? 8 * first().across() : 8;
		return (width + unit - 1) / unit;
	}

	/** Rows of MCUs. */
	int unitsDown(boolean several) {
		int unit = several ? 8 * first().down() : 8;
		return (height + unit - 1) / unit;
	}
}
