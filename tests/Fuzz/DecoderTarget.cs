using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.UserData;

namespace ContainerOS.Fuzz;

/// <summary>The decoder: whatever it reads composes to the same bytes or is foreign and kept whole; what was composed is read back as it was.</summary>
internal sealed class DecoderTarget : IFuzzTarget
{
    /// <summary>A script is composed just so or foreign: only whole ones get further than the first line.</summary>
    public int Longest => 4096;

    public void Run(string text)
    {
        var containers = UserDataDecoder.Decode(null, text);
        var back = UserDataDecoder.IsForeign(text, BootstrapPhase.AfterJoin) ? containers.Single().Steps!.Items.Single().Content.Script!.Value.Content : Compose(containers);
        Hold(back == text || text.Length == 0, "what was decoded does not come to the bytes it was decoded from");
        var model = Model(text);
        var again = UserDataDecoder.Decode(null, Compose(model));
        Hold(again.SequenceEqual(model), "what was composed is not decoded to what it was");
    }

    /// <summary>A container whose texts are pieces of the input. A flag of the kubelet's is one line, as COS3028 demands.</summary>
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
                    new BootstrapStep { File = new FileStep { Path = "/etc/f", Content = Whole(Piece(0)), Mode = "0640" } },
                    new BootstrapStep { Script = Whole(Piece(1)) },
                    new BootstrapStep { SystemdUnit = new SystemdUnitStep { Name = "u.service", Content = Whole(Piece(2)), Start = false } },
                    new BootstrapStep { KubeletArgs = ValueList<string>.Of("--a=" + Whole(Piece(3)).ReplaceLineEndings(" ")) }),
            },
        ];
    }

    /// <summary>A cut may have torn a surrogate pair apart.</summary>
    private static string Whole(string piece) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(piece));

    private static string Compose(IEnumerable<BootstrapContainer> containers) =>
        UserDataComposer.Compose(ValueList<BootstrapContainer>.Of(containers.Select(container => (Value<BootstrapContainer>)container))).AfterJoin ?? string.Empty;

    private static void Hold(bool holds, string otherwise) => _ = holds ? true : throw new BrokenPropertyException(otherwise);
}
