using ContainerOS.Cli.Terminal;

namespace ContainerOS.Cli.Commands;

/// <summary>Asks for confirmation before resources are changed.</summary>
internal static class ConfirmationPrompt
{
    /// <summary>Returns when the user confirms.</summary>
    /// <exception cref="OperationCanceledException">The user pressed Ctrl-C.</exception>
    /// <exception cref="UsageException">The input is not interactive, or the user does not confirm.</exception>
    internal static async Task ConfirmAsync(ProgramSession session, bool isConfirmed, string command, string stack, CancellationToken ct)
    {
        var loss = command == "destroy" ? " Every resource of the stack is deleted." : string.Empty;
        await ConfirmAsync(
            session.Output,
            isConfirmed,
            session.IsJson,
            [$"Stack {stack}. {await session.CloudLineAsync()}.{loss}", "Continue?"],
            $"use --yes to run '{command}' without a question",
            ct
        );
    }

    /// <summary>Returns when the user confirms.</summary>
    /// <param name="output">Where the question is asked.</param>
    /// <param name="isConfirmed">Whether the command line confirms.</param>
    /// <param name="isJson">Whether the output is JSON, in which no question can be asked.</param>
    /// <param name="question">The lines of the question, which is answered with yes or no.</param>
    /// <param name="alternative">What to do when the terminal cannot ask.</param>
    /// <param name="ct">Is canceled when the user presses Ctrl-C.</param>
    /// <exception cref="OperationCanceledException">The user pressed Ctrl-C.</exception>
    /// <exception cref="UsageException">The input is not interactive, or the user does not confirm.</exception>
    internal static async Task ConfirmAsync(
        ConsoleOutput output,
        bool isConfirmed,
        bool isJson,
        IReadOnlyList<string> question,
        string alternative,
        CancellationToken ct
    )
    {
        if (isConfirmed)
        {
            return;
        }

        if (output.Input is not { } input || isJson)
        {
            throw new UsageException($"there is no terminal to ask for confirmation; {alternative}");
        }

        await output.Out.WriteLinesAsync(question.SkipLast(1));
        await output.Out.WriteAsync($"{question[^1]} (yes/no) ");

        // A console's reader does not end when it is canceled, so the command does not wait for it.
        if (await Task.Run(input.ReadLine, CancellationToken.None).WaitAsync(ct) is not ("yes" or "y"))
        {
            throw new UsageException("not confirmed; nothing was changed");
        }
    }
}
