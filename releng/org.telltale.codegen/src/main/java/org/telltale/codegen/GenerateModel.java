package org.telltale.codegen;

import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.emf.codegen.ecore.generator.Generator;
import org.eclipse.emf.codegen.ecore.genmodel.GenModel;
import org.eclipse.emf.codegen.ecore.genmodel.GenModelPackage;
import org.eclipse.emf.codegen.ecore.genmodel.generator.GenBaseGeneratorAdapter;
import org.eclipse.emf.codegen.ecore.genmodel.generator.GenModelGeneratorAdapterFactory;
import org.eclipse.emf.common.util.BasicMonitor;
import org.eclipse.emf.common.util.Diagnostic;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EcorePackage;
import org.eclipse.emf.ecore.plugin.EcorePlugin;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.emf.ecore.xmi.impl.EcoreResourceFactoryImpl;
import org.eclipse.emf.ecore.xmi.impl.XMIResourceFactoryImpl;

/** Runs the EMF generator stand-alone (no workspace, no OSGi): args = plug-in project folder, genmodel path in it. */
public final class GenerateModel {
    private GenerateModel() {
    }

    public static void main(String[] args) throws Exception {
        System.setProperty("org.eclipse.emf.common.util.ReferenceClearingQueue", "false"); // no polling thread inside the Maven JVM
        Path project = Path.of(args[0]).toRealPath();
        if (!Files.exists(project.resolve(args[1]))) {
            System.out.println("EMF: " + args[1] + " is not there, nothing generated");
            return;
        }
        String name = project.getFileName().toString();
        EcorePlugin.getPlatformResourceMap().put(name, URI.createFileURI(project + "/"));
        // the generator's target folders are platform:/resource/<project>/...
        ResourceSet rs = new ResourceSetImpl();
        rs.getResourceFactoryRegistry().getExtensionToFactoryMap().put("ecore", new EcoreResourceFactoryImpl());
        rs.getResourceFactoryRegistry().getExtensionToFactoryMap().put("genmodel", new XMIResourceFactoryImpl());
        rs.getURIConverter().getURIMap().putAll(EcorePlugin.computePlatformURIMap(false));
        EcorePackage.eINSTANCE.eClass();
        GenModelPackage.eINSTANCE.eClass();

        Resource r = rs.getResource(URI.createPlatformResourceURI(name + "/" + args[1], true), true);
        GenModel genModel = (GenModel) r.getContents().get(0);
        genModel.reconcile();
        genModel.setCanGenerate(true);
        genModel.setValidateModel(true);
        genModel.setForceOverwrite(true);
        Diagnostic d = genModel.diagnose();
        if (d.getSeverity() == Diagnostic.ERROR) {
            throw new IllegalStateException(d.toString());
        }

        Files.createDirectories(project.resolve("src-gen"));
        Generator generator = new Generator();
        generator.getAdapterFactoryDescriptorRegistry().addDescriptor(GenModelPackage.eNS_URI, GenModelGeneratorAdapterFactory.DESCRIPTOR);
        generator.setInput(genModel);
        Diagnostic res = generator.generate(genModel, GenBaseGeneratorAdapter.MODEL_PROJECT_TYPE, new BasicMonitor());
        if (args.length > 2 && args[2].equals("edit"))
            generator.generate(genModel, GenBaseGeneratorAdapter.EDIT_PROJECT_TYPE, new BasicMonitor());
        if (res.getSeverity() >= Diagnostic.ERROR) {
            throw new IllegalStateException(res.toString());
        }
        try (var s = Files.walk(project.resolve("src-gen"))) {
            System.out.println("EMF generated " + s.filter(p -> p.toString().endsWith(".java")).count() + " Java files: " + res.getMessage());
        }
    }
}
