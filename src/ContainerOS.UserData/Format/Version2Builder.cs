using System.Text;
using ContainerOS.Model.Terms;

namespace ContainerOS.UserData.Format;

/// <summary>The blocks of a script of format version 2, and what of the prelude they need.</summary>
internal sealed class Version2Builder(BootstrapPhase phase)
{
    private readonly StringBuilder blocks = new();
    private readonly SortedDictionary<int, string> needed = [];
    private int drops;

    /// <summary>Characters of the blocks so far.</summary>
    internal int Length => blocks.Length;

    /// <summary>A command of words; null is a value that is missing.</summary>
    internal void Command(string verb, params IEnumerable<string?> words) =>
        blocks.Append(verb).Append(string.Concat(words.Select(word => " " + ShellQuoting.Quote(word)))).Append('\n');

    /// <summary>A command fed with content. Without content the missing value ends the run.</summary>
    internal void Feed(string verb, EncodedContent? form, params IEnumerable<string?> words)
    {
        if (form is null)
        {
            Command(verb, [null, .. words]);
            return;
        }

        Command(verb, [form.Encoding, .. words]);
        blocks.Length--;
        blocks.Append($" <<'{form.Tag}'\n").Append(form.Body).Append(form.Tag).Append('\n');
    }

    /// <summary>Asks for a part of the prelude.</summary>
    internal void Need(int order, string part) => needed[order] = part;

    /// <summary>A name for the next drop-in.</summary>
    internal string DropIn() => DropInNames.Name(phase, ++drops);

    /// <summary>Bytes of the blocks from there on.</summary>
    internal int BytesFrom(int start) => Encoding.UTF8.GetByteCount(blocks.ToString(start, blocks.Length - start));

    /// <inheritdoc/>
    public override string ToString() => string.Concat([Prelude.Start, .. needed.Values, blocks.ToString(), Prelude.End]);
}
