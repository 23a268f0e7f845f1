using System.Text;
using ContainerOS.Cli.Terminal;
using ContainerOS.Cli.Views;
using ContainerOS.Engine;
using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Events;
using ContainerOS.Engine.Steps;
using ContainerOS.Protocol.Values;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json.Linq;
using Spectre.Console.Testing;

namespace ContainerOS.Cli.Tests;

public sealed class SafeWriterTests
{
    private const string Hostile = "a\e[2J\u009b2J\u202eb\nFORGED\r\u2028\U000e0041\0[red]c[/]";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("plain é 😀\tline\nanother\r\n", "plain é 😀\tline␊another␊")]
    [InlineData("\e[1mbold\e[0m \e[36mcyan\e[0m", "\e[1mbold\e[0m \e[36mcyan\e[0m")]
    [InlineData("\e[2J\e[1;1H\e]0;title\a", "␛[2J␛[1;1H␛]0;title␇")]
    [InlineData("a\rb\u009b31m\u202e\u2028\u0085", "a␍b\ufffd31m\ufffd\ufffd\ufffd")]
    [InlineData("a\n  ::error::x\n::set-output name=a::b", "a␊  : :error::x␊: :set-output name=a::b")]
    [InlineData("a ##vso[task.complete]b ##[error]c ## [x](y)", "a # #vso[task.complete]b # #[error]c ## [x](y)")]
    [InlineData("a\U000e0041b", "a\ufffdb")]
    [InlineData("family \ud83d\udc68\u200d\ud83d\udc69", "family \ud83d\udc68\u200d\ud83d\udc69")]
    public void Write_LetsColoursPass_AndNothingElse(string text, string shown)
    {
        using var inner = new StringWriter();
        using var writer = new SafeWriter(inner, allowsStyle: true);

        writer.Write(text);

        Assert.Equal(shown, inner.ToString());
    }

    /// <summary>No way to write a text, whatever member of TextWriter is used, lets a line break of the text pass.</summary>
    [Fact]
    public async Task EveryMember_LineBreakOfAText_IsMadeVisible()
    {
        using var inner = new StringWriter { NewLine = "|" };
        using var writer = new SafeWriter(inner, allowsStyle: true);
        const string text = "a\nb\r\nc";
        object value = text;

        writer.Write(text);
        writer.Write(text.AsSpan());
        writer.Write(text.ToCharArray());
        writer.Write(value);
        writer.Write("{0}", value);
        writer.Write(new StringBuilder(text));
        writer.WriteLine(text);
        writer.WriteLine(text.AsSpan());
        writer.WriteLine(value);
        writer.WriteLine("{0}", value);
        writer.WriteLines([text, text]);
        await writer.WriteAsync(text);
        await writer.WriteAsync(text.AsMemory(), Ct);
        await writer.WriteAsync(new StringBuilder(text), Ct);
        await writer.WriteLineAsync(text);
        await writer.WriteLineAsync(text.AsMemory(), Ct);
        await writer.WriteLineAsync(new StringBuilder(text), Ct);
        await writer.WriteLinesAsync([text, text]);

        var shown = inner.ToString();
        Assert.DoesNotContain('\n', shown);
        Assert.DoesNotContain('\r', shown);
        Assert.Equal(20, shown.Split("a␊b").Length - 1);
    }

    [Fact]
    public async Task Document_KeepsItsLines_AndNothingElse()
    {
        using var inner = new StringWriter();
        using var writer = new SafeWriter(inner, allowsStyle: false);

        await writer.WriteDocumentAsync("a\n\e[31mb\n");

        Assert.Equal("a\n␛[31mb\n", inner.ToString());
    }

    [Fact]
    public void Write_WithoutColours_ShowsThemAsSymbols()
    {
        using var inner = new StringWriter { NewLine = "\n" };
        using var writer = new SafeWriter(inner, allowsStyle: false);

        writer.WriteLine("\e[31mred\e[0m");
        writer.Write('\a');
        writer.Write(['\b', 'x'], 0, 2);

        Assert.Equal("␛[31mred␛[0m\n␇␈x", inner.ToString());
    }

    [Fact]
    public void Json_MeansTheSame_WithoutUnsafeCharacters()
    {
        var json = new JObject { ["text"] = Hostile, ["other"] = "é 😀 中" }.ToString();

        var safe = SafeText.Json(json);

        Assert.Equal(Hostile, (string?)JObject.Parse(safe)["text"]);
        Assert.Contains("é 😀 中", safe, StringComparison.Ordinal);
        Assert.DoesNotContain(safe.EnumerateRunes(), rune => rune.Value is not ('\n' or '\r') && SafeText.IsUnsafe(rune));
    }

    /// <summary>Every event of a run, as a plugin or a program words it, in both views.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Views_EventsWithHostileText_AreShownSafely(bool isLive)
    {
        using var text = new StringWriter();
        using var console = new TestConsole().Interactive();
        using var writer = new SafeWriter(text, allowsStyle: false);
        var plain = new PlainView(writer, AnsiStyle.None);
        IRunView view = isLive ? new LiveView(console, plain, Hostile, new FakeTimeProvider()) : plain;
        view.ShowsPlan = !isLive;
        var step = new DeploymentStep(
            StepOp.Update,
            $"urn:pulumi:dev::p::t:i:T::{Hostile}",
            Hostile,
            [new PropertyChange(Hostile, PropertyChangeKind.Update, Hostile, PropertyMap.Of((Hostile, Hostile)))]
        );

        await view.ShowAsync(() =>
        {
            view.On(new StepPlanned(step));
            view.On(new StepStarted(step));
            view.On(new StepProgress(step.Urn, Hostile));
            view.On(new EngineMessage(EngineSeverity.Info, Hostile, step.Urn));
            view.On(new EngineMessage(EngineSeverity.Info, Hostile + "2", null));
            view.On(new StepFailed(step, Hostile, TimeSpan.Zero));
            return Task.FromResult(
                new DeploymentResult(DeploymentOutcome.Failed, new Dictionary<StepOp, int>(), PropertyMap.Empty, [], [])
            );
        });

        var shown = isLive ? console.Output : text.ToString();
        Assert.Contains("FORGED", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(shown.Split('\n'), line => line.StartsWith("FORGED", StringComparison.Ordinal));
        Assert.DoesNotContain(shown.EnumerateRunes(), rune => rune.Value is not ('\n' or '\r') && SafeText.IsUnsafe(rune));
    }
}
