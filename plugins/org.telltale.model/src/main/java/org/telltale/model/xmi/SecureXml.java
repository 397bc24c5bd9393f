package org.telltale.model.xmi;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

import javax.xml.XMLConstants;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.impl.EPackageRegistryImpl;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.emf.ecore.resource.impl.ExtensibleURIConverterImpl;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.emf.ecore.xmi.XMLResource;
import org.telltale.model.TelltalePackage;

/** What keeps foreign XMI from reaching outside its own bytes. */
final class SecureXml {

	private SecureXml() {
	}

	/** No DTD (hence no entity), no external entity, the JDK's limits on expansion; references inside are resolved at the end. */
	static Map<String, Object> loadOptions() {
		return Map.of(
				XMLResource.OPTION_PARSER_FEATURES, Map.of(
						XMLConstants.FEATURE_SECURE_PROCESSING, Boolean.TRUE,
						"http://apache.org/xml/features/disallow-doctype-decl", Boolean.TRUE,
						"http://xml.org/sax/features/external-general-entities", Boolean.FALSE,
						"http://xml.org/sax/features/external-parameter-entities", Boolean.FALSE,
						"http://apache.org/xml/features/nonvalidating/load-external-dtd", Boolean.FALSE),
				XMLResource.OPTION_DEFER_IDREF_RESOLUTION, Boolean.TRUE);
	}

	/** A resource set that knows the case model alone and opens no address whatever. */
	static ResourceSet closedResourceSet() {
		ResourceSet set = new ResourceSetImpl();
		EPackageRegistryImpl known = new EPackageRegistryImpl();
		known.put(TelltalePackage.eNS_URI, TelltalePackage.eINSTANCE);
		set.setPackageRegistry(known);
		set.setURIConverter(new NothingOutside());
		return set;
	}

	/** Refuses to open anything: a foreign case cannot make us read a file or ask a server. */
	private static final class NothingOutside extends ExtensibleURIConverterImpl {

		@Override
		public InputStream createInputStream(URI uri, Map<?, ?> options) throws IOException {
			throw new IOException("the case refers to something outside of itself: " + uri);
		}

		@Override
		public OutputStream createOutputStream(URI uri, Map<?, ?> options) throws IOException {
			throw new IOException("nothing may be written to " + uri);
		}

		@Override
		public boolean exists(URI uri, Map<?, ?> options) {
			return false;
		}
	}
}
