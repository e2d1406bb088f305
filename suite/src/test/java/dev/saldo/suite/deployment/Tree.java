package dev.saldo.suite.deployment;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A YAML or JSON document without types; what is not there is empty. */
record Tree(@Nullable Object node) {

    static Tree parse(String text) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Tree(new Yaml(new SafeConstructor(options)).load(text));
    }

    Tree get(String key) {
        return new Tree(node instanceof Map<?, ?> map ? map.get(key) : null);
    }

    Tree at(String... keys) {
        var tree = this;
        for (var key : keys) {
            tree = tree.get(key);
        }
        return tree;
    }

    List<Tree> items() {
        return node instanceof List<?> list ? list.stream().map(Tree::new).toList() : List.of();
    }

    List<String> texts() {
        return items().stream().map(Tree::text).toList();
    }

    List<String> keys() {
        return node instanceof Map<?, ?> map
                ? map.keySet().stream().map(String::valueOf).toList()
                : List.of();
    }

    String text() {
        return node == null ? "" : node.toString();
    }

    boolean exists() {
        return node != null;
    }
}
