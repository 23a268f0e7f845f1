namespace ContainerOS.UserData.Tests.Random;

/// <summary>Creates texts that are hard to quote, from a seed.</summary>
internal sealed class RandomText(System.Random random)
{
    private static readonly string[] Pieces =
    [
        "'",
        "\"",
        "`id`",
        "$HOME",
        "$(id)",
        "${x:?}",
        "\\",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\t",
        " ",
        "#",
        "&",
        "|",
        ";",
        "<",
        ">",
        "*",
        "?",
        "~",
        "!",
        "EOF\n",
        "EOF1\n",
        "\nEOF\n",
        "<<'EOF'",
        "<<EOF",
        "}\"",
        "\"${cos_no:?",
        "cos_container x\n",
        "cos_file text /x\n",
        ": nothing\n",
        "#!/bin/sh\n",
        "cos_at=end\n",
        "steps=none",
        "at=3",
        "%41",
        "=",
        "-",
        "a",
        "xyz",
        "0",
        "--max-pods=64",
        "ü",
        "漢字",
        "\U0001F600",
        "\u2028",
        "\u0085",
        "\uFEFF",
        "\uFFFD",
        "\0",
        "\u0001",
        "\u007F",
        "\u001B[31m",
        "\uD800",
        "\uDC00",
        "\uDFFF\uD83D",
    ];

    internal string Any(int most = 12) =>
        random.Next(400) == 0 ? Long() : string.Concat(Enumerable.Range(0, random.Next(most)).Select(_ => Piece()));

    private string Piece() => random.Next(6) == 0 ? ((char)random.Next(0x10000)).ToString() : Pieces[random.Next(Pieces.Length)];

    /// <summary>20 KB, in several lines or one.</summary>
    private string Long()
    {
        var piece = Piece() + "configuration";
        return string.Concat(Enumerable.Repeat(piece, (20 * 1024 / piece.Length) + 1)) + (random.Next(2) == 0 ? "\n" : string.Empty);
    }
}
