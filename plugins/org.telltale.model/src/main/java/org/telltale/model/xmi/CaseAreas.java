package org.telltale.model.xmi;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.eclipse.emf.common.util.ECollections;
import org.eclipse.emf.common.util.EList;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.telltale.model.CaseFile;
import org.telltale.model.TelltalePackage;

/**
 * A case cut into areas, one XMI document each, so that a store rewrites only what changed: {@code case} (the root and its
 * dimensions) and one for each list of the root ({@code people}, {@code handsets}, {@code evidence}, ...). The objects stay one
 * tree; an object lies in the area of its list. Whatever adds to or takes from the lists is followed at the next {@link #changed()}.
 * Not thread-safe.
 */
public final class CaseAreas {

	/** The area of the root. */
	public static final String ROOT = "case";

	private final Map<String, CaseResource> resources = new LinkedHashMap<>();
	private final Map<String, byte[]> accepted = new TreeMap<>();
	private final CaseFile caseFile;

	private CaseAreas(CaseFile caseFile, Map<String, CaseResource> resources) {
		this.caseFile = caseFile;
		this.resources.putAll(resources);
	}

	/** The areas of a case that is in no store yet; all of them count as changed. */
	public static CaseAreas of(CaseFile caseFile) {
		Map<String, CaseResource> resources = emptyResources();
		resources.get(ROOT).getContents().add(caseFile);
		return new CaseAreas(caseFile, resources);
	}

	/**
	 * A case from all its areas; none counts as changed.
	 *
	 * @throws CaseXmiException if an area is missing, cannot be read or refers to something that is not there
	 */
	public static CaseAreas read(Map<String, byte[]> areas) throws CaseXmiException {
		Map<String, CaseResource> resources = emptyResources();
		ResourceSet set = resources.get(ROOT).getResourceSet();
		for (Map.Entry<String, CaseResource> entry : resources.entrySet()) {
			byte[] bytes = areas.get(entry.getKey());
			if (bytes != null) {
				CaseXmi.load(entry.getValue(), new ByteArrayInputStream(bytes));
			}
		}
		EList<EObject> roots = resources.get(ROOT).getContents();
		if (roots.size() != 1 || !(roots.getFirst() instanceof CaseFile caseFile)) {
			throw new CaseXmiException("the area \"" + ROOT + "\" is missing or holds no case");
		}
		CaseXmi.requireResolved(set);
		CaseAreas result = new CaseAreas(caseFile, resources);
		result.accepted.putAll(areas);
		return result;
	}

	/** The case; the same object always. */
	public CaseFile caseFile() {
		return caseFile;
	}

	/**
	 * The areas whose bytes differ from those last accepted, sorted by name; empty areas that were never accepted are left out.
	 *
	 * @throws IOException if an object is referred to that the case does not contain
	 */
	public SortedMap<String, byte[]> changed() throws IOException {
		SortedMap<String, byte[]> changed = all();
		changed.entrySet().removeIf(area -> Arrays.equals(area.getValue(), accepted.get(area.getKey())));
		return changed;
	}

	/**
	 * All areas that are not empty, or were not when last accepted, sorted by name.
	 *
	 * @throws IOException if an object is referred to that the case does not contain
	 */
	public SortedMap<String, byte[]> all() throws IOException {
		followLists();
		SortedMap<String, byte[]> all = new TreeMap<>();
		for (Map.Entry<String, CaseResource> entry : resources.entrySet()) {
			if (!entry.getValue().getContents().isEmpty() || accepted.containsKey(entry.getKey())) {
				ByteArrayOutputStream out = new ByteArrayOutputStream();
				entry.getValue().save(out, null);
				all.put(entry.getKey(), out.toByteArray());
			}
		}
		return all;
	}

	/** These bytes are kept now (the transaction that wrote them is committed). */
	public void accept(Map<String, byte[]> areas) {
		accepted.putAll(areas);
	}

	/** Puts each list's objects into the resource of its area, in the list's order. */
	private void followLists() {
		for (EReference list : lists()) {
			@SuppressWarnings("unchecked")
			List<EObject> members = (List<EObject>) caseFile.eGet(list);
			ECollections.setEList(resources.get(list.getName()).getContents(), members);
		}
		resources.values().forEach(CaseResource::forgetKeys);
	}

	private static List<EReference> lists() {
		return TelltalePackage.Literals.CASE_FILE.getEAllContainments().stream().filter(EReference::isResolveProxies).toList();
	}

	private static Map<String, CaseResource> emptyResources() {
		ResourceSet set = SecureXml.closedResourceSet();
		Map<String, CaseResource> resources = new LinkedHashMap<>();
		resources.put(ROOT, new CaseResource(URI.createURI("case:/" + ROOT)));
		lists().forEach(list -> resources.put(list.getName(), new CaseResource(URI.createURI("case:/" + list.getName()))));
		set.getResources().addAll(resources.values());
		return resources;
	}
}
