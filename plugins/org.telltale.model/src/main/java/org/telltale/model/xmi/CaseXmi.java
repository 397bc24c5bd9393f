package org.telltale.model.xmi;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashSet;
import java.util.Set;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.common.util.WrappedException;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.telltale.model.CaseFile;

/** A whole case as one XMI document (OMG XMI 2.0 as EMF writes it, UTF-8). The same case gives the same bytes. Not thread-safe on one case. */
public final class CaseXmi {

	private static final URI WHOLE = URI.createURI("case:/case.xmi");

	private CaseXmi() {
	}

	/**
	 * Writes a case; the case itself is not touched.
	 *
	 * @throws IOException if the stream fails, or an object is referred to that the case does not contain
	 */
	public static void write(CaseFile caseFile, OutputStream out) throws IOException {
		CaseResource resource = new CaseResource(WHOLE);
		resource.getContents().add(EcoreUtil.copy(caseFile));
		resource.save(out, null);
	}

	/**
	 * Reads a case that may come from anywhere.
	 *
	 * @throws CaseXmiException if the bytes are no case: not well-formed, with a DTD, of another model, with references that lead nowhere
	 *     or outside
	 */
	public static CaseFile read(InputStream in) throws CaseXmiException {
		ResourceSet set = SecureXml.closedResourceSet();
		CaseResource resource = new CaseResource(WHOLE);
		set.getResources().add(resource);
		load(resource, in);
		if (resource.getContents().size() != 1 || !(resource.getContents().getFirst() instanceof CaseFile caseFile)) {
			throw new CaseXmiException("the document is no single case");
		}
		requireResolved(set);
		resource.getContents().clear();
		return caseFile;
	}

	/** As {@link #read(InputStream)}, from bytes. */
	public static CaseFile read(byte[] xmi) throws CaseXmiException {
		return read(new ByteArrayInputStream(xmi));
	}

	static void load(CaseResource resource, InputStream in) throws CaseXmiException {
		try {
			resource.load(in, null);
		} catch (IOException | WrappedException e) {
			throw new CaseXmiException("the case cannot be read: " + e.getMessage(), e);
		}
		resource.forgetKeys();
		if (!resource.getErrors().isEmpty()) {
			Resource.Diagnostic first = resource.getErrors().getFirst();
			throw new CaseXmiException("the case cannot be read: line " + first.getLine() + ": " + first.getMessage());
		}
	}

	/** Follows every reference; one that leads nowhere is an error. */
	static void requireResolved(ResourceSet set) throws CaseXmiException {
		EcoreUtil.resolveAll(set);
		Set<EObject> open = new LinkedHashSet<>(EcoreUtil.UnresolvedProxyCrossReferencer.find(set).keySet());
		EcoreUtil.<Object>getAllContents(set, false).forEachRemaining(object -> {
			if (object instanceof EObject contained && contained.eIsProxy()) {
				open.add(contained);
			}
		});
		if (!open.isEmpty()) {
			throw new CaseXmiException("the case refers to something that it does not hold: "
					+ open.stream().map(proxy -> EcoreUtil.getURI(proxy).toString()).sorted().findFirst().orElse("?"));
		}
	}
}
