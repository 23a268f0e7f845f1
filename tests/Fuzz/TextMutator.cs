using System.Text;

namespace ContainerOS.Fuzz;

/// <summary>Makes new texts of known ones: cuts, copies, splices, words of the grammar, odd letters. The same seed gives the same texts.</summary>
internal sealed class TextMutator(IReadOnlyList<string> seeds, int seed)
{
    private const int Longest = 240;

    private static readonly string[] Words =
    [
        "<<EOF\n", "<<-'E'\n", "EOF\n", "$(", "`", "${", "}", "((", "))", "[[", "]]", "\"", "'", "\\", "\\\n", "\n", "#", ";;", "&&", "||", "|", "&", ">", ">>", ">&2", "2>",
        "if ", "then\n", "fi\n", "for x in ", "do\n", "done\n", "case x in ", "esac\n", "f() {", "function g ", "while ", "sudo ", "bash -c '", "eval ", "trap ", "yum install x\n",
        "cat > /etc/x <<EOF\na\nEOF\n", "echo a > /etc/y\n", "chmod 0600 /etc/x\n", "mkdir -p /etc/a/b\n", "sysctl -w a.b=1\n", "sysctl --system\n", "modprobe m\n", "systemctl enable --now u\n",
        "printf '%s\\n' a b > /var/z\n", "tee /etc/t <<E\nb\nE\n", "set -e\n", "cd /x\n", "X=1\n", "$X", "exit 0\n", "/etc/systemd/system/u.service", "/etc/sysctl.d/9.conf", "reboot\n",
        "#@ step file path=/a mode=0644\n", "#@ item x\n", "#@ container t\n", "<<'EOF_0'\n", "base64 -d", "\r\n", "\0", "\uFEFF", "\u20ac", "\uD83D\uDE00", "%41", "%ZZ",
    ];

    private readonly Random random = new(seed);

    /// <summary>The next text.</summary>
    internal string Next()
    {
        var source = seeds[random.Next(seeds.Count)];
        var from = source.Length > Longest ? random.Next(source.Length - Longest) : 0;
        var text = new StringBuilder(source, from, Math.Min(Longest, source.Length - from), Longest * 2);
        for (var rounds = random.Next(1, 6); rounds > 0; rounds--)
        {
            Mutate(text);
        }

        return Whole(text.ToString());
    }

    private void Mutate(StringBuilder text)
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
                var other = seeds[random.Next(seeds.Count)];
                var cut = random.Next(other.Length + 1);
                text.Insert(at, other.AsSpan(cut, Math.Min(random.Next(1, 80), other.Length - cut)));
                break;
            default:
                text.Insert(at, Words[random.Next(Words.Length)]);
                break;
        }
    }

    /// <summary>Text as UTF-8 gives it: halves of surrogate pairs do not stand alone.</summary>
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
