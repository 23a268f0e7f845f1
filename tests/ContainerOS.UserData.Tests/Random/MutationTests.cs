using System.Text;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.Testing;

namespace ContainerOS.UserData.Tests.Random;

/// <summary>Decodes damaged scripts. CONTAINEROS_MUTATIONS sets their number.</summary>
public sealed class MutationTests
{
    [Fact]
    public void Decode_ADamagedScript_IsEitherForeignAndUnchanged_OrWhatIsComposedAgain() =>
        Parallel.For(
            0,
            RunCount.Of("CONTAINEROS_MUTATIONS", 2_000),
            seed =>
            {
                var random = new System.Random(seed);
                var script = Damaged(Script(seed), random);

                var decoded = UserDataDecoder.Decode(null, script);

                var isForeign =
                    decoded is [{ Name.Content: "foreign", Steps.Items: [{ Content.Script: { } text }] }] && text.Content == script;
                Assert.True(isForeign || script.Length == 0 || IsComposed(decoded, script), $"seed {seed}");
            }
        );

    private static bool IsComposed(IReadOnlyList<BootstrapContainer> decoded, string script) =>
        new[] { ContentPacking.None, ContentPacking.Gzip }.Any(packing =>
            Compose(decoded, packing) is var composed && Stripped(composed) == Stripped(script)
        );

    /// <summary>Removes the positions of containers, because a damaged script may have positions that no complete list has.</summary>
    private static string Stripped(string? script) =>
        System.Text.RegularExpressions.Regex.Replace(script ?? string.Empty, @"(cos_container .*) at=\d+", "$1");

    private static string Script(int seed)
    {
        var model = new RandomModel(seed % 3000).Containers().Select(container => container with { Phase = BootstrapPhase.AfterJoin });
        return Compose(model, seed % 2 == 0 ? ContentPacking.None : ContentPacking.Gzip) ?? string.Empty;
    }

    private static string Damaged(string script, System.Random random)
    {
        var text = new StringBuilder(script);
        for (var round = random.Next(1, 4); round > 0 && text.Length > 0; round--)
        {
            var at = random.Next(3) == 0 ? random.Next(text.Length) : Math.Max(0, text.Length - 1 - random.Next(600));
            switch (random.Next(5))
            {
                case 0:
                    text.Remove(at, Math.Min(random.Next(1, 30), text.Length - at));
                    break;
                case 1:
                    text.Insert(at, new RandomText(random).Any(4));
                    break;
                case 2:
                    text[at] = (char)random.Next(0x250);
                    break;
                case 3:
                    text.Length = at;
                    break;
                default:
                    text.Insert(at, text.ToString(at, Math.Min(random.Next(1, 200), text.Length - at)));
                    break;
            }
        }

        return text.ToString();
    }

    private static string? Compose(IEnumerable<BootstrapContainer> model, ContentPacking packing) =>
        UserDataComposer
            .Compose(ValueList<BootstrapContainer>.Of(model.Select(container => (Value<BootstrapContainer>)container)), packing)
            .AfterJoin;
}
