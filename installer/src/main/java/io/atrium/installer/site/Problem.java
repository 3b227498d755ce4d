package io.atrium.installer.site;

/**
 * Something that is wrong in a site file.
 *
 * @param path where, such as {@code hosts[0].roles[1]}; empty for the file as a whole
 * @param wrong what is wrong, without the text of anything that might be a secret
 * @param remedy what to do
 */
public record Problem(String path, String wrong, String remedy) {

    @Override
    public String toString() {
        return (path.isEmpty() ? "the file" : path) + ": " + wrong + ". " + remedy;
    }
}
