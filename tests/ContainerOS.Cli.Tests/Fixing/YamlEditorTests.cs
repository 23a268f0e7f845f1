using ContainerOS.Cli.Fixing.Yaml;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Protocol.Paths;

namespace ContainerOS.Cli.Tests.Fixing;

public sealed class YamlEditorTests
{
    private static readonly string LongList = "[" + string.Join(", ", Enumerable.Range(0, 500)) + "]";

    /// <summary>A text, an edit, and the edited text.</summary>
    public static TheoryData<string, string, string> Edits { get; } =
        new()
        {
            // Values: quotes, comments and spaces are kept.
            { "a:   5   # five\nb: 6\n", "set a to 7", "a:   7   # five\nb: 6\n" },
            { "a: 'x' # c\n", "set a to \"it's\"", "a: 'it''s' # c\n" },
            { "a: \"x\"\n", "set a to \"say \\\"y\\\"\"", "a: \"say \\\"y\\\"\"\n" },
            { "a: x\n", "set a to \"Static\"", "a: Static\n" },
            { "a: x\n", "set a to \"2.1\"", "a: \"2.1\"\n" },
            { "a: x\n", "set a to \"true\"", "a: \"true\"\n" },
            { "a: x\n", "set a to \"b: c\"", "a: \"b: c\"\n" },
            { "a: '5'\n", "set a to 5", "a: 5\n" },
            { "a:\nb: 1\n", "set a to 5", "a: 5\nb: 1\n" },
            { "a: # soon\nb: 1\n", "set a to 5", "a: 5 # soon\nb: 1\n" },
            { "a: {b: 1, c: 2} # c\n", "set a.b to 3", "a: {b: 3, c: 2} # c\n" },
            { "a: [x, y]\n", "set a[1] to \"z\"", "a: [x, z]\n" },
            { "a:\n- x\n-   'y'  # why\n", "set a[1] to \"z\"", "a:\n- x\n-   'z'  # why\n" },
            { "'a b': {\"c d\": 1}\n", "set [\"a b\"][\"c d\"] to 2", "'a b': {\"c d\": 2}\n" },
            { "# 😀 é\na: \"😀\" # 😀\nb: 1\n", "set b to 2", "# 😀 é\na: \"😀\" # 😀\nb: 2\n" },
            { "a: 1", "set a to 2", "a: 2" },
            { "---\na: 1\n...\n", "set a to 2", "---\na: 2\n...\n" },
            { "a:\t1\t# tabs\n", "set a to 2", "a:\t2\t# tabs\n" },
            // New entries: after the last one, with its indentation.
            { "a:\n    b: 1 # one\n\n# end\nc: 2\n", "set a.x to true", "a:\n    b: 1 # one\n    x: true\n\n# end\nc: 2\n" },
            { "r:\n    a:\n        b: 1\n", "set r.x.k.z to \"w\"", "r:\n    a:\n        b: 1\n    x:\n        k:\n            z: w\n" },
            { "a:\n- b: 1\n- c: 2\n", "set a[0].x to 3", "a:\n- b: 1\n  x: 3\n- c: 2\n" },
            {
                "a:\n  b: |\n    text\n\n    more\n\n# tail\nc: 1\n",
                "set a.x to 3",
                "a:\n  b: |\n    text\n\n    more\n  x: 3\n\n# tail\nc: 1\n"
            },
            { "a:\n  b: |+\n    text\n\nc: 1\n", "set a.x to 3", "a:\n  b: |+\n    text\n\n  x: 3\nc: 1\n" },
            { "a:\n  b: 1", "set a.x to 3", "a:\n  b: 1\n  x: 3" },
            { "a: {b: 1}\n", "set a.x to 3", "a: {b: 1, x: 3}\n" },
            { "a: { b: 1 , }\n", "set a.x.k to 3", "a: { b: 1, x: {k: 3} , }\n" },
            { "a: {}\n", "set a.x to 3", "a: {x: 3}\n" },
            { "a:\nb: 1\n", "set a.x to 3", "a:\n  x: 3\nb: 1\n" },
            { "a: # soon\nb: 1\n", "set a.x.k to 3", "a: # soon\n  x:\n    k: 3\nb: 1\n" },
            { "a: ~ # none\n", "set a.x to 3", "a: {x: 3} # none\n" },
            { "a: 1\n", "set [\"b c\"] to 3", "a: 1\n\"b c\": 3\n" },
            // Removed entries: only their own lines are removed.
            { "a: 1 # one\n# about b\nb: 2 # two\nc: 3\n", "remove b", "a: 1 # one\n# about b\nc: 3\n" },
            { "a:\n  b:\n    c: 1\n    d: 2\n  e: 3\n", "remove a.b", "a:\n  e: 3\n" },
            { "a:\n  b: 1\n  c: 2", "remove a.c", "a:\n  b: 1\n" },
            { "a:\n- b: 1\n  c: 2\n", "remove a[0].b", "a:\n- c: 2\n" },
            { "a:\n- b: 1\n  c: 2\n", "remove a[0].c", "a:\n- b: 1\n" },
            { "a: # the only one\n  b: 1\nc: 2\n", "remove a.b", "a: {} # the only one\nc: 2\n" },
            { "a:\n  - b\nc: 2\n", "remove a[0]", "a: []\nc: 2\n" },
            { "a:\n  - b # b\n  # of c\n  - c\n", "remove a[0]", "a:\n  # of c\n  - c\n" },
            { "- - a\n  - b\n", "remove [0][0]", "- - b\n" },
            { "a:\n- x: 1\n  y: 2\n- z: 3\n", "remove a[0]", "a:\n- z: 3\n" },
            { "a: {b: 1, c: 2, d: 3}\n", "remove a.c", "a: {b: 1, d: 3}\n" },
            { "a: {b: 1, c: 2}\n", "remove a.b", "a: {c: 2}\n" },
            { "a: {b: 1, c: 2}\n", "remove a.c", "a: {b: 1}\n" },
            { "a: {b: 1}\n", "remove a.b", "a: {}\n" },
            { "a: [ x, y ]\n", "remove a[1]", "a: [ x ]\n" },
            { "a: [\n  x, # first\n  y, # second\n  z # third\n]\n", "remove a[1]", "a: [\n  x, # first\n  z # third\n]\n" },
            { "a: [\n  x, # first\n  y # second\n]\n", "remove a[1]", "a: [\n  x, # first\n]\n" },
            { $"a: {LongList}\n", "remove a[250]", $"a: {LongList.Replace(" 250,", string.Empty, StringComparison.Ordinal)}\n" },
            // Keys.
            { "A: &x 1 # one\n", "rename A to \"a\"", "a: &x 1 # one\n" },
            { "'A': {b: '${c}'}\n", "rename A to \"a b\"", "'a b': {b: '${c}'}\n" },
            { "A: 1\n", "rename A to \"a b\"", "\"a b\": 1\n" },
        };

    /// <summary>A text, an edit, and the reason why it is rejected.</summary>
    public static TheoryData<string, string, string> Refusals { get; } =
        new()
        {
            { "a: ${b}\n", "set a to 1", "comes from ${b}" },
            { "a: x-${b}\n", "remove a", "comes from x-${b}" },
            { "a: $${b}\n", "set a to \"c\"", "escaped $" },
            { "a: &x 1\nb: *x\n", "set b to 2", "alias *x" },
            { "a: &x 1\nb: *x\n", "set a to 2", "anchor" },
            { "a: &x {c: 1}\nb: *x\n", "set a.c to 2", "anchor" },
            { "a: &x {c: 1}\nb: *x\n", "set b.d to 2", "alias *x" },
            { "a:\n  b: &x 1\n  c: *x\n", "remove a", "anchor" },
            { "a: {'fn::secret': hunter2}\n", "set a to 1", "comes from fn::secret" },
            { "a: {'fn::secret': {b: 1}}\n", "set a.b to 1", "comes from fn::secret" },
            { "a: {'fn::secret': hunter2}\n", "remove a", "comes from fn::secret" },
            { "a: !!str 5\n", "set a to 1", "not a plain or quoted text on one line" },
            { "a: |\n  x\n", "set a to \"y\"", "not a plain or quoted text on one line" },
            { "a: x\n  y\n", "set a to \"y\"", "not a plain or quoted text on one line" },
            { "a: [1]\n", "set a to 1", "not a plain or quoted text on one line" },
            { "a: 1\n", "remove b", "not written in this program" },
            { "a: 1\n", "set a.b to 1", "not written in this program" },
            { "a: [1]\n", "set a[1] to 1", "not written in this program" },
            { "a: [1]\n", "rename a[0] to \"b\"", "has no key" },
            { "a: 1\nb: 2\n", "rename a to \"b\"", "the key 'b' already exists" },
            { "a: [x, # of x\n  y]\n", "remove a[0]", "there is a comment between" },
            { "- - a\n", "remove [0][0]", "the only content of a list item" },
            { "-\n  - a\n", "remove [0]", "dash" },
            { "a: 1\n---\nb: 1\n", "set a to 2", "second YAML document" },
            { "a: [1\n", "set a to 2", "not YAML that can be edited" },
        };

    [Theory]
    [MemberData(nameof(Edits))]
    public void Apply_Edit_ChangesNothingElse(string text, string edit, string edited) => Assert.Equal(edited, Apply(text, edit));

    [Theory]
    [MemberData(nameof(Edits))]
    public void Apply_WindowsLineBreaks_AreKept(string text, string edit, string edited) =>
        Assert.Equal(
            text.Contains('\n', StringComparison.Ordinal) ? edited.ReplaceLineEndings("\r\n") : edited,
            Apply(text.ReplaceLineEndings("\r\n"), edit)
        );

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Apply_ProtectedOrUnsupportedText_IsRejectedWithAReason(string text, string edit, string why) =>
        Assert.Contains(why, Assert.Throws<YamlEditException>(() => Apply(text, edit)).Message, StringComparison.Ordinal);

    private static string Apply(string text, string line)
    {
        var edit = FixEditText.Parse(line)!;
        return YamlEditor.Apply(text, PropertyPath.Parse(edit.Path).Segments, edit);
    }
}
