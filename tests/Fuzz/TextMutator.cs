using System.Text;

namespace ContainerOS.Fuzz;

/// <summary>
/// Mutates texts: cuts, copies, splices, words of the grammar and unusual characters. The same seed gives the same texts.
/// </summary>
/// <param name="seed">The random seed.</param>
/// <param name="longest">The maximum number of characters of a text that are mutated at a time.</param>
internal sealed class TextMutator(int seed, int longest)
{
    private static readonly string[] Words =
    [
        "<<EOF\n",
        "<<-'E'\n",
        "EOF\n",
        "$(",
        "`",
        "${",
        "}",
        "((",
        "))",
        "[[",
        "]]",
        "\"",
        "'",
        "\\",
        "\\\n",
        "\n",
        "#",
        ";;",
        "&&",
        "||",
        "|",
        "&",
        ">",
        ">>",
        ">&2",
        "2>",
        "if ",
        "then\n",
        "fi\n",
        "for x in ",
        "do\n",
        "done\n",
        "case x in ",
        "esac\n",
        "f() {",
        "function g ",
        "while ",
        "sudo ",
        "bash -c '",
        "eval ",
        "trap ",
        "yum install x\n",
        "cat > /etc/x <<EOF\na\nEOF\n",
        "echo a > /etc/y\n",
        "chmod 0600 /etc/x\n",
        "mkdir -p /etc/a/b\n",
        "sysctl -w a.b=1\n",
        "sysctl --system\n",
        "modprobe m\n",
        "systemctl enable --now u\n",
        "printf '%s\\n' a b > /var/z\n",
        "tee /etc/t <<E\nb\nE\n",
        "set -e\n",
        "cd /x\n",
        "X=1\n",
        "$X",
        "exit 0\n",
        "/etc/systemd/system/u.service",
        "/etc/sysctl.d/9.conf",
        "reboot\n",
        "#@ step file path=/a mode=0644\n",
        "#@ item x\n",
        "#@ container t\n",
        "#@ containeros-bootstrap 1\n",
        "cos_container t\n",
        "cos_container t at=1\n",
        "cos_file text /a <<'EOF'\nx\nEOF\n",
        "cos_file base64 /a 0600 <<'EOF'\nAAE=\nEOF\n",
        "cos_modules zz-containeros-2-002 m\n",
        "'\\''",
        "<<'EOF_0'\n",
        "base64 -d",
        "\r\n",
        "\0",
        "\uFEFF",
        "\u20ac",
        "\uD83D\uDE00",
        "%41",
        "%ZZ",
    ];

    private readonly Random random = new(seed);

    /// <summary>Returns the next text, mutated from texts of a corpus.</summary>
    internal string Next(FuzzCorpus corpus)
    {
        var source = corpus.Pick(random);
        var from = source.Length > longest ? random.Next(source.Length - longest) : 0;
        var text = new StringBuilder(source, from, Math.Min(longest, source.Length - from), longest * 2);
        for (var rounds = 1 + (random.Next(6) * random.Next(2)); rounds > 0; rounds--)
        {
            Mutate(text, corpus);
        }

        return Whole(text.ToString());
    }

    private void Mutate(StringBuilder text, FuzzCorpus corpus)
    {
        var at = random.Next(text.Length + 1);
        var count = Math.Min(random.Next(1, 40), text.Length - at);
        switch (random.Next(7))
        {
            case 0:
                text.Remove(at, count);
                break;
            case 1:
                text.Insert(at, text.ToString(at, count));
                break;
            case 2:
                text.Insert(at, (char)random.Next(0, random.Next(2) == 0 ? 128 : 0x3000));
                break;
            case 3 when count > 0:
                text[at] = (char)(text[at] ^ (1 << random.Next(7)));
                break;
            case 4:
                var other = corpus.Any(random);
                var cut = random.Next(other.Length + 1);
                text.Insert(at, other.AsSpan(cut, Math.Min(random.Next(1, 80), other.Length - cut)));
                break;
            default:
                text.Insert(at, Words[random.Next(Words.Length)]);
                break;
        }
    }

    /// <summary>Replaces unpaired surrogates, as a UTF-8 decoder would.</summary>
    private static string Whole(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsSurrogate(text[at]))
            {
                return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
            }
        }

        return text;
    }
}
