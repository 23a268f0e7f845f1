using System.Text;

namespace ContainerOS.Acceptance.Tests;

/// <summary>Texts that are difficult to read, by name, and the errors of those that are not valid.</summary>
internal static class BadTexts
{
    private const int AliasLevels = 10;

    /// <summary>The errors in the order of the names. A byte order mark and CRLF are not errors.</summary>
    internal static IReadOnlyList<string> Findings { get; } =
    [
        "alias-bomb 9: the file has more than 200000 values once its aliases are resolved",
        "deep 4: maps and lists are nested more than 100 deep",
        "duplicate-key 3: the key 'runtime' is a duplicate; it is first defined on line 2",
        "empty 1: the file must be a map with name, runtime and resources, not nothing",
        "huge : the file has 10486847 bytes, but a program may have at most 4194304",
        "no-utf8 : the file is not UTF-8 text: save it as UTF-8",
        "tabs 8: this line is indented with a tab, but YAML allows spaces only: replace the tab",
    ];

    internal static IEnumerable<(string Name, byte[] Text)> Of(string good) =>
        [
            ("alias-bomb", Bytes(Bomb())),
            ("byte-order-mark", [.. Encoding.UTF8.Preamble, .. Bytes(good)]),
            ("crlf", Bytes(good.Replace("\n", "\r\n", StringComparison.Ordinal))),
            ("deep", Bytes($"name: a\nruntime: yaml\noutputs:\n  x: {new string('[', 100_000)}{new string(']', 100_000)}\n")),
            ("duplicate-key", Bytes(good.Replace("runtime: yaml", "runtime: yaml\nruntime: yaml", StringComparison.Ordinal))),
            ("empty", []),
            ("huge", Bytes("#" + new string('x', 10_486_845) + "\n")),
            ("no-utf8", [.. Bytes("name: "), 0xE9, 0xFF]),
            ("tabs", Bytes(good.Replace("    value: emulator", "\tvalue: emulator", StringComparison.Ordinal))),
        ];

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Bomb() =>
        string.Concat([
            "name: a\nruntime: yaml\nvariables:\n  a0: &a0 [x,x,x,x,x,x,x,x,x]\n",
            .. Enumerable.Range(1, AliasLevels).Select(Level),
        ]);

    private static string Level(int level) => $"  a{level}: &a{level} [{string.Join(',', Enumerable.Repeat($"*a{level - 1}", 9))}]\n";
}
