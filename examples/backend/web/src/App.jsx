import { useEffect, useState } from 'react';
import { project as loadProject, projects as loadProjects } from './api.js';
import { Lift } from './Lift.jsx';
import { Outline } from './Outline.jsx';

export function App() {
  const [cards, setCards] = useState([]);
  const [next, setNext] = useState(null);
  const [chosen, setChosen] = useState(null);
  const [cam, setCam] = useState(null);
  const [problem, setProblem] = useState(null);

  async function attempt(work) {
    try {
      await work();
      setProblem(null);
    } catch (failure) {
      setProblem(failure.message);
    }
  }

  function more(after) {
    return attempt(async () => {
      const page = await loadProjects(after);
      setCards((before) => (after ? [...before, ...page.rows] : page.rows));
      setNext(page.next);
    });
  }

  function choose(id) {
    return attempt(async () => {
      const whole = await loadProject(id);
      setChosen(whole);
      setCam(whole.cams[0] ?? null);
    });
  }

  useEffect(() => {
    more(null);
  }, []);

  return (
    <>
      <header>
        <h1>EngineCam</h1>
        <p>Projects and the profiles of their cams</p>
      </header>
      {problem && <p role="alert">{problem}</p>}
      <main>
        <nav aria-label="Projects">
          <ul>
            {cards.map(({ project, user, cams }) => (
              <li key={project.id}>
                <button
                  type="button"
                  aria-current={chosen?.project.id === project.id}
                  onClick={() => choose(project.id)}
                >
                  <strong>{project.name}</strong>
                  <small>
                    {user.email}, {cams} {cams === 1 ? 'cam' : 'cams'}
                  </small>
                </button>
              </li>
            ))}
          </ul>
          {next && (
            <button type="button" className="more" onClick={() => more(next)}>
              More
            </button>
          )}
        </nav>
        <section aria-label="Cams">
          {chosen ? (
            <>
              <h2>{chosen.project.name}</h2>
              <div role="tablist">
                {chosen.cams.map((each) => (
                  <button
                    key={each.id}
                    type="button"
                    role="tab"
                    aria-selected={cam?.id === each.id}
                    onClick={() => setCam(each)}
                  >
                    {each.name}
                  </button>
                ))}
              </div>
              {cam && <Profile cam={cam} />}
            </>
          ) : (
            <p className="hint">Choose a project.</p>
          )}
        </section>
      </main>
    </>
  );
}

function Profile({ cam }) {
  return (
    <>
      <dl>
        <dt>Type</dt>
        <dd>{cam.camType}</dd>
        <dt>Lift</dt>
        <dd>{cam.lift.toFixed(2)} mm</dd>
        <dt>Duration</dt>
        <dd>{cam.duration}° of the crank</dd>
        <dt>Points</dt>
        <dd>{cam.profilePoints?.length ?? 'not measured'}</dd>
      </dl>
      {cam.profilePoints && (
        <div className="curves">
          <Outline points={cam.profilePoints} />
          <Lift points={cam.profilePoints} />
        </div>
      )}
    </>
  );
}
