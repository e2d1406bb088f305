package dev.saldo.contracts;

import static java.util.stream.Collectors.joining;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The Javadoc of a source tree, so that what is said there about a type is said once. Types go by simple name. */
final class Javadocs {

    private final Map<String, DocCommentTree> comments = new HashMap<>();

    private Javadocs() {}

    static Javadocs under(Path sources) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
                var paths = Files.walk(sources)) {
            var java = paths.filter(path -> path.toString().endsWith(".java")).toList();
            var task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(java));
            var found = new Javadocs();
            for (var unit : task.parse()) {
                found.collect(unit, DocTrees.instance(task));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Nullable
    String ofType(Class<?> type) {
        var comment = comments.get(type.getSimpleName());
        return comment == null || comment.getFullBody().isEmpty() ? null : text(comment.getFullBody());
    }

    @Nullable
    String ofComponent(Class<?> type, String name) {
        var comment = comments.get(type.getSimpleName());
        if (comment == null) {
            return null;
        }
        return comment.getBlockTags().stream()
                .filter(tag -> tag instanceof ParamTree param
                        && param.getName().getName().contentEquals(name))
                .map(tag -> text(((ParamTree) tag).getDescription()))
                .findFirst()
                .orElse(null);
    }

    private void collect(CompilationUnitTree unit, DocTrees trees) {
        new TreePathScanner<Void, Void>() {
            @Override
            public @Nullable Void visitClass(ClassTree type, Void nothing) {
                var comment = trees.getDocCommentTree(getCurrentPath());
                if (comment != null && comments.put(type.getSimpleName().toString(), comment) != null) {
                    throw new IllegalStateException("two types are called " + type.getSimpleName());
                }
                return super.visitClass(type, nothing);
            }
        }.scan(unit, null);
    }

    private static String text(List<? extends DocTree> parts) {
        return parts.stream().map(Javadocs::text).collect(joining()).replaceAll("\\s+", " ");
    }

    private static String text(DocTree part) {
        return switch (part) {
            case LiteralTree literal -> literal.getBody().getBody();
            case LinkTree link -> link.getReference().getSignature().replaceFirst("^#", "");
            default -> part.toString();
        };
    }
}
