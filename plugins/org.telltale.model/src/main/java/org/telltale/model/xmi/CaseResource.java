package org.telltale.model.xmi;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.InternalEObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.ecore.xmi.XMIResource;
import org.eclipse.emf.ecore.xmi.XMLResource;
import org.eclipse.emf.ecore.xmi.impl.XMIResourceImpl;

/**
 * XMI whose references name their targets by class and id ({@code Exhibit.E1}), not by position: a run and an exhibit may carry the
 * same id, and moving an object changes no reference to it. Objects without an id, and later ones of the same id, are named by
 * position.
 */
final class CaseResource extends XMIResourceImpl {

	/** Built on first use after {@link #forgetKeys()}; null before. */
	private Map<String, EObject> byKey;

	CaseResource(URI uri) {
		super(uri);
		setEncoding(StandardCharsets.UTF_8.name());
		defaultLoadOptions = new HashMap<>(SecureXml.loadOptions());
		defaultSaveOptions = new HashMap<>(Map.of(XMLResource.OPTION_ENCODING, StandardCharsets.UTF_8.name(),
				XMLResource.OPTION_LINE_WIDTH, 120, XMLResource.OPTION_ESCAPE_USING_CDATA, Boolean.FALSE,
				XMLResource.OPTION_SCHEMA_LOCATION, Boolean.FALSE, XMLResource.OPTION_PROCESS_DANGLING_HREF,
				XMLResource.OPTION_PROCESS_DANGLING_HREF_THROW));
	}

	/** Forgets where objects are; called before a save and after a load, when ids may have changed. */
	void forgetKeys() {
		byKey = null;
	}

	@Override
	public String getURIFragment(EObject object) {
		Optional<String> key = key(object);
		if (key.isPresent() && keys().get(key.get()) == object) {
			return key.get();
		}
		InternalEObject internal = (InternalEObject) object;
		InternalEObject container = internal.eInternalContainer();
		if (container == null || internal.eDirectResource() == this) {
			return super.getURIFragment(object);
		}
		return getURIFragment(container) + "/" + container.eURIFragmentSegment(object.eContainingFeature(), object);
	}

	@Override
	public EObject getEObject(String fragment) {
		int slash = fragment.indexOf('/');
		String key = slash < 0 ? fragment : fragment.substring(0, slash);
		if (key.indexOf('.') < 0 || slash == 0) {
			return super.getEObject(fragment);
		}
		EObject object = keys().get(key);
		for (String segment : slash < 0 ? new String[0] : fragment.substring(slash + 1).split("/")) {
			if (object == null) {
				return null;
			}
			object = child((InternalEObject) object, segment);
		}
		return object;
	}

	private static EObject child(InternalEObject parent, String segment) {
		try {
			return parent.eObjectForURIFragmentSegment(segment);
		} catch (RuntimeException noSuchChild) {
			// EMF throws several kinds for a segment that names no feature or no position: the reference is unresolved, and is reported so
			return null;
		}
	}

	private Map<String, EObject> keys() {
		if (byKey == null) {
			byKey = new HashMap<>();
			for (Iterator<EObject> all = EcoreUtil.getAllProperContents(this, false); all.hasNext();) {
				EObject object = all.next();
				key(object).ifPresent(key -> byKey.putIfAbsent(key, object));
			}
		}
		return byKey;
	}

	private static Optional<String> key(EObject object) {
		EStructuralFeature feature = object.eClass().getEStructuralFeature("id");
		if (feature == null || !(object.eGet(feature) instanceof String id) || id.isEmpty()) {
			return Optional.empty();
		}
		return Optional.of(object.eClass().getName() + "." + escape(id));
	}

	/** Leaves letters, digits and hyphens only: white space, ':', '#', '/' and '.' have a meaning in references. */
	private static String escape(String id) {
		return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("_", "%5F").replace(".", "%2E").replace("*", "%2A").replace("+", "%20")
				.replace('%', '_');
	}
}
