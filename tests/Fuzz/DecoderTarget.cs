using System.Text.RegularExpressions;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.UserData;

namespace ContainerOS.Fuzz;

/// <summary>
/// Fuzzes the decoder: a decoded script composes to the same bytes and the same model, or is foreign and unchanged; a composed model
/// decodes to itself.
/// </summary>
internal sealed partial class DecoderTarget : IFuzzTarget
{
    /// <summary>Any damaged script is foreign, so that only complete scripts get past the first line.</summary>
    public int Longest => 4096;

    public void Run(string text)
    {
        var containers = UserDataDecoder.Decode(null, text);
        if (UserDataDecoder.IsForeign(text, BootstrapPhase.AfterJoin))
        {
            Require(containers.Single().Steps!.Items.Single().Content.Script!.Value.Content == text, "a foreign text is not kept whole");
        }
        else
        {
            var composed = Compose(containers);
            Require(
                UserDataDecoder.Decode(null, composed).SequenceEqual(containers),
                "what was decoded is another model when it is composed and decoded again"
            );
            Require(
                IsWrittenOtherwise(text) || composed == Place().Replace(text, "$1"),
                "what was decoded does not come to the bytes it was decoded from"
            );
        }

        var model = Model(text);
        var again = UserDataDecoder.Decode(null, Compose(model));
        Require(again.SequenceEqual(model), "what was composed is not decoded to what it was");
    }

    /// <summary>The bytes may differ in the compression of contents and in the format version.</summary>
    private static bool IsWrittenOtherwise(string text) =>
        text.Contains("\ncos_file gzip ", StringComparison.Ordinal)
        || !text.Contains("\n#@ containeros-bootstrap 2\n", StringComparison.Ordinal);

    /// <summary>Removes the position of a container among those of both phases, which a single phase does not need.</summary>
    [GeneratedRegex("^(cos_container .*?) at=[0-9]+(?=( steps=none)?$)", RegexOptions.Multiline)]
    private static partial Regex Place();

    /// <summary>A container whose texts are parts of the input. A kubelet flag is one line, as COS3028 requires.</summary>
    private static BootstrapContainer[] Model(string text)
    {
        string Piece(int part) => text[(text.Length * part / 4)..(text.Length * (part + 1) / 4)];
        return
        [
            new BootstrapContainer
            {
                Name = "fuzz",
                Phase = BootstrapPhase.AfterJoin,
                Steps = ValueList<BootstrapStep>.Of(
                    new BootstrapStep
                    {
                        File = new FileStep
                        {
                            Path = "/etc/f",
                            Content = Whole(Piece(0)),
                            Mode = "0640",
                        },
                    },
                    new BootstrapStep { Script = Whole(Piece(1)) },
                    new BootstrapStep
                    {
                        SystemdUnit = new SystemdUnitStep
                        {
                            Name = "u.service",
                            Content = Whole(Piece(2)),
                            Start = false,
                        },
                    },
                    new BootstrapStep { KubeletArgs = ValueList<string>.Of("--a=" + Whole(Piece(3)).ReplaceLineEndings(" ")) }
                ),
            },
        ];
    }

    /// <summary>A cut may have split a surrogate pair.</summary>
    private static string Whole(string piece) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(piece));

    private static string Compose(IEnumerable<BootstrapContainer> containers) =>
        UserDataComposer
            .Compose(ValueList<BootstrapContainer>.Of(containers.Select(container => (Value<BootstrapContainer>)container)))
            .AfterJoin
        ?? string.Empty;

    private static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new BrokenPropertyException(message);
        }
    }
}
