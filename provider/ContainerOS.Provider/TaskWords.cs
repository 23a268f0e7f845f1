using System.Text;
using ContainerOS.Sdk.Ack.Tasks;

namespace ContainerOS.Provider;

/// <summary>What a task is doing, in words: the vendor names a stage <c>InitializeNodes</c>, and people read "initialize nodes".</summary>
internal static class TaskWords
{
    internal static string Of(TaskInfo task) =>
        (task.CurrentStage, task.State) switch
        {
            ({ Length: > 0 } stage, "running") => Spaced(stage),
            ({ Length: > 0 } stage, var state) => $"{Spaced(stage)} ({state})",
            (_, var state) => $"{Spaced(task.TaskType ?? "task")}: {state}",
        };

    private static string Spaced(string name)
    {
        var words = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && words.Length > 0)
            {
                words.Append(' ');
            }

            words.Append(letter == '_' ? ' ' : char.ToLowerInvariant(letter));
        }

        return words.ToString();
    }
}
