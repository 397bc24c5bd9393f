package org.telltale.seal.pdfa;

/**
 * Where an object stands: the links from the root to it. Written out only for an object that breaks a rule, in veraPDF's form; there are
 * ten objects for each word of a report.
 */
final class Place {

	private final Place parent;
	private final String link;
	private final int index;
	private final String id;
	private final String extra;

	private Place(Place parent, String link, int index, String id, String extra) {
		this.parent = parent;
		this.link = link;
		this.index = index;
		this.id = id;
		this.extra = extra;
	}

	static Place root() {
		return new Place(null, "root", 0, null, null);
	}

	/** The place of a linked object. @param id its identifier or null @param extra what it says of its context, or null */
	Place linked(String link, int index, String id, String extra) {
		return new Place(this, link, index, id, extra);
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder();
		write(text);
		return text.toString();
	}

	private void write(StringBuilder text) {
		if (parent == null) {
			text.append(link);
			return;
		}
		parent.write(text);
		text.append('/').append(link).append('[').append(index).append(']');
		if (id != null) {
			text.append('(').append(id).append(')');
		}
		if (extra != null) {
			text.append('{').append(extra).append('}');
		}
	}
}
