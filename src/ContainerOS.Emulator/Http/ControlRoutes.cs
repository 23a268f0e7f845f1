using System.Security.Cryptography;
using System.Text;
using ContainerOS.Emulator.Chaos;
using ContainerOS.Emulator.Conditions;
using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Journal;
using ContainerOS.Emulator.NodePools;
using ContainerOS.Emulator.Store;
using ContainerOS.Emulator.Tasks;
using ContainerOS.Emulator.Time;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;

namespace ContainerOS.Emulator.Http;

/// <summary>The emulator's own calls, below <c>/_emulator/</c>: health, journal, clock, chaos, conditions and tasks.</summary>
/// <remarks>A call that changes something needs the token of the run, which no other page of the same browser can read.</remarks>
internal sealed class ControlRoutes(
    EmulatorOptions options,
    RequestJournal journal,
    EmulatorIdentity identity,
    WorldStore store,
    ChaosEngine chaos
)
{
    internal const string Prefix = "/_emulator/";
    internal const string TokenHeader = "x-emulator-token";
    private const int LongestBody = 1024 * 1024;

    /// <summary>The status and body of the reply.</summary>
    internal async Task<(int Status, FieldMap Body)> AnswerAsync(HttpContext context)
    {
        var (method, path) = (context.Request.Method, context.Request.Path.Value![Prefix.Length..]);
        try
        {
            if (method == HttpMethods.Get)
            {
                return Read(context, path) is { } body ? (200, body) : NotFound(path);
            }

            if (!IsTrusted(context))
            {
                return Error(403, $"a change needs the header {TokenHeader} with the token that the emulator printed at its start");
            }

            var request = await ReadBodyAsync(context);
            return (method, path) switch
            {
                ("PUT", "chaos") => SetChaos(request),
                ("POST", "chaos") => AddChaos(request),
                ("DELETE", "chaos") => RemoveChaos(context.Request.Query["name"].ToString()),
                ("PUT", "conditions") => SetConditions(request),
                ("POST", "clock") => MoveClock(request),
                ("POST", _) when path.Split('/') is ["tasks", var task, var verb] => ControlTask(task, verb) ?? NotFound(path),
                _ => NotFound(path),
            };
        }
        catch (JsonException exception)
        {
            return Error(400, exception.Message);
        }
        catch (FieldFormatException exception)
        {
            return Error(400, exception.Message);
        }
        catch (ApiException exception)
        {
            return Error(exception.Status, exception.Message);
        }
    }

    private FieldMap? Read(HttpContext context, string path) =>
        path switch
        {
            "health" => FieldMap.Of(
                ("status", "ok"),
                ("stateFile", options.FindableAt is { } file ? Path.GetFullPath(file) : null),
                ("proof", context.Request.Query["challenge"].ToString() is { Length: > 0 } challenge ? identity.Answer(challenge) : null)
            ),
            "unread" => journal.Unread(),
            "invented" => journal.Invented(),
            "policy" => FieldMap.Of(("policy", journal.Policy.Write()), ("notes", ListValue.OfTexts(journal.Policy.Notes()))),
            "chaos" => chaos.Describe(),
            "conditions" => ConditionsFormat.Write(store.Read().World.Conditions),
            "clock" => ClockReply(),
            _ => null,
        };

    /// <summary>The account as a scenario; null without the token. It has user data, which may contain secrets.</summary>
    internal string? WriteScenario(HttpContext context) => IsTrusted(context) ? Scenario.Of(store, chaos).Write() : null;

    private FieldMap ClockReply() =>
        FieldMap.Of(
            ("now", TimeText.OfAck(store.Clock.Now)),
            ("milliseconds", store.Clock.Now),
            ("isStepped", store.Clock.IsStepped),
            ("speed", store.Clock.Speed)
        );

    private (int Status, FieldMap Body) SetChaos(FieldMap request)
    {
        chaos.Set(ChaosFormat.Read(request));
        return (200, chaos.Describe());
    }

    private (int Status, FieldMap Body) SetConditions(FieldMap request)
    {
        var conditions = ConditionsFormat.Read(request);
        store.Change(
            (world, editor) =>
            {
                Autoscaler.Set(editor, world, conditions);
                return true;
            }
        );
        return (200, ConditionsFormat.Write(conditions));
    }

    private (int Status, FieldMap Body) AddChaos(FieldMap request)
    {
        foreach (var rule in ChaosFormat.Read(request))
        {
            chaos.Add(rule);
        }

        return (200, chaos.Describe());
    }

    /// <summary>Removes the rules with a name, or all when none is given.</summary>
    private (int Status, FieldMap Body) RemoveChaos(string name)
    {
        if (name.Length == 0)
        {
            chaos.Set([]);
        }
        else
        {
            chaos.Remove(name);
        }

        return (200, chaos.Describe());
    }

    /// <summary>Pauses, resumes or cancels a task as the calls of ACK do; null for another verb.</summary>
    private (int Status, FieldMap Body)? ControlTask(string task, string verb)
    {
        Action<WorldEditor, string>? control = verb switch
        {
            "pause" => TaskControl.Pause,
            "resume" => TaskControl.Resume,
            "cancel" => TaskControl.Cancel,
            _ => null,
        };
        if (control is null)
        {
            return null;
        }

        store.Change(
            (_, editor) =>
            {
                control(editor, task);
                return true;
            }
        );
        var (world, now) = store.Read();
        return (200, TaskReply.Detail(world.Task(task), now));
    }

    private (int Status, FieldMap Body) MoveClock(FieldMap request)
    {
        if (request.Text("untilTask") is { } task)
        {
            store.AdvanceUntilEnd(task);
        }
        else if (request.Number("speed") is { } speed)
        {
            ApiException.ThrowUnless(
                speed is >= 0 and <= VirtualClock.HighestSpeed,
                $"'speed' must be 0, for a stepped clock, to {VirtualClock.HighestSpeed}"
            );
            store.Clock.SetSpeed(speed);
        }
        else
        {
            var milliseconds = request.Whole("milliseconds") ?? -1;
            ApiException.ThrowUnless(
                milliseconds >= 0 && milliseconds <= VirtualClock.LongestStep,
                "The body needs 'milliseconds' of at least 0, 'untilTask', or 'speed'"
            );
            store.Advance(milliseconds);
        }

        return (200, ClockReply());
    }

    private bool IsTrusted(HttpContext context)
    {
        var origin = context.Request.Headers.Origin.ToString();
        return (origin.Length == 0 || origin == $"http://{context.Request.Host}")
            && CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(context.Request.Headers[TokenHeader].ToString()),
                Encoding.UTF8.GetBytes(identity.ControlToken)
            );
    }

    private static async Task<FieldMap> ReadBodyAsync(HttpContext context)
    {
        ApiException.ThrowUnless(context.Request.ContentLength is null or <= LongestBody, "The body is too large");
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        return text.Length == 0 ? FieldMap.Empty : JsonFields.Read(text);
    }

    private static (int Status, FieldMap Body) NotFound(string path) => Error(404, $"{Prefix}{path} does not exist");

    private static (int Status, FieldMap Body) Error(int status, string problem) => (status, FieldMap.Of(("error", problem)));
}
