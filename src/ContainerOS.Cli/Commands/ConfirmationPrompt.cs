namespace ContainerOS.Cli.Commands;

/// <summary>Asks before something is changed.</summary>
internal static class ConfirmationPrompt
{
    /// <summary>Goes on when the user says so.</summary>
    /// <exception cref="UsageException">There is nobody to ask, or the answer is no.</exception>
    internal static async Task ConfirmAsync(ProgramSession session, bool isConfirmed, string verb)
    {
        if (isConfirmed)
        {
            return;
        }

        if (session.Output.Input is not { } input || session.IsJson)
        {
            throw new UsageException($"there is nobody to ask: give --yes to let {verb} go on without a question");
        }

        await session.Output.Out.WriteAsync("Go on? (yes/no) ");
        if (await input.ReadLineAsync() is not ("yes" or "y"))
        {
            throw new UsageException("not confirmed; nothing was changed");
        }
    }
}
