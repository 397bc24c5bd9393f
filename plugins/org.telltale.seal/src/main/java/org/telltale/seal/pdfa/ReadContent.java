package org.telltale.seal.pdfa;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;

import org.verapdf.gf.model.impl.pd.GFPDContentStream;
import org.verapdf.model.baselayer.Object;
import org.verapdf.model.pdlayer.PDPage;
import org.verapdf.model.pdlayer.PDXForm;

/**
 * The operators of a page, which veraPDF's model keeps in its content stream once they have been read. One rule is asked after all others, of
 * every content stream, so that all are held until then; it asks for the names of resources alone. With their operators they take 0.3 MB a page.
 */
final class ReadContent {

	/** The model reads the operators when this is null and somebody asks for them; it never empties it. */
	private static final VarHandle OPERATORS = operators();

	private ReadContent() {
	}

	/**
	 * Whether a walk comes by an object once and has no use for its operators after that: the content of a page or form. Fonts and patterns
	 * keep theirs, since other pages ask for them again.
	 *
	 * @param owner what links to the object
	 */
	static boolean isReadOnce(Object object, Object owner) {
		return object instanceof GFPDContentStream && (owner instanceof PDPage || owner instanceof PDXForm);
	}

	/** Lets go of the operators of such an object. Who asks for them all the same gets them read anew. */
	static void letGo(Object content) {
		OPERATORS.set((GFPDContentStream) content, null);
	}

	/** Whether an object holds its operators. For tests. */
	static boolean isHeld(Object content) {
		return OPERATORS.get((GFPDContentStream) content) != null;
	}

	private static VarHandle operators() {
		try {
			return MethodHandles.privateLookupIn(GFPDContentStream.class, MethodHandles.lookup()).findVarHandle(GFPDContentStream.class, "operators", List.class);
		} catch (ReflectiveOperationException e) {
			throw new IllegalStateException("veraPDF's content streams keep their operators elsewhere in this version", e);
		}
	}
}
