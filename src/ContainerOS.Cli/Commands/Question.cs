namespace ContainerOS.Cli.Commands;

/// <summary>Asks before something is changed.</summary>
internal static class Question
{
    /// <summary>Goes on when the user says so.</summary>
    /// <exception cref="UsageException">There is nobody to ask, or the answer is no.</exception>
    internal static async Task AskAsync(ProgramSession session, bool isAnswered, string verb)
    {
        if (isAnswered)
        {
            return;
        }

        if (session.Surface.Input is not { } input || session.IsJson)
        {
            throw new UsageException($"there is nobody to ask: give --yes to let {verb} go on without a question");
        }

        await session.Surface.Out.WriteAsync("Go on? (yes/no) ");
        if (await input.ReadLineAsync() is not ("yes" or "y"))
        {
            throw new UsageException("not confirmed; nothing was changed");
        }
    }
}
