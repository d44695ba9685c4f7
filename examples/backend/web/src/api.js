/** Asks the backend; what it refuses is thrown with the detail of the problem (RFC 9457). */
async function get(path) {
  const response = await fetch(path, { headers: { Accept: 'application/json' } });
  const body = await response.json();
  if (!response.ok) {
    throw new Error(body.detail ?? response.statusText);
  }
  return body;
}

/** A page of projects; `after` is the `next` of the page before. */
export function projects(after) {
  const query = new URLSearchParams({ limit: '4', sort: '-createdAt' });
  if (after) {
    query.set('after', after);
  }
  return get(`/api/projects?${query}`);
}

/** A project with its owner and its cams. */
export function project(id) {
  return get(`/api/projects/${id}`);
}
