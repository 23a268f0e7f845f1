using System.Text;
using ContainerOS.Model.Terms;

namespace ContainerOS.UserData.Format;

/// <summary>Builds a script of format version 2: its blocks, and the parts of the prelude that they need.</summary>
internal sealed class Version2Builder(BootstrapPhase phase)
{
    private readonly StringBuilder blocks = new();
    private readonly SortedDictionary<int, string> needed = [];
    private int drops;

    /// <summary>The number of characters in the blocks so far.</summary>
    internal int Length => blocks.Length;

    /// <summary>Adds a command. A null argument is a missing value.</summary>
    internal void Command(string verb, params IEnumerable<string?> words) =>
        blocks.Append(verb).Append(string.Concat(words.Select(word => " " + ShellQuoting.Quote(word)))).Append('\n');

    /// <summary>Adds a command with content as its standard input. If the content is missing, the script fails at this command.</summary>
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

    /// <summary>Adds a part of the prelude.</summary>
    internal void Need(int order, string part) => needed[order] = part;

    /// <summary>Returns a new name for a drop-in file.</summary>
    internal string DropIn() => DropInNames.Name(phase, ++drops);

    /// <summary>The size in bytes of the blocks from a character offset on.</summary>
    internal int BytesFrom(int start) => Encoding.UTF8.GetByteCount(blocks.ToString(start, blocks.Length - start));

    /// <inheritdoc/>
    public override string ToString() => string.Concat([Prelude.Start, .. needed.Values, blocks.ToString(), Prelude.End]);
}
